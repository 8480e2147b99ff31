/** An instant that somebody may have typed into an address; undefined where it is none. */
export function instantOf(text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}
