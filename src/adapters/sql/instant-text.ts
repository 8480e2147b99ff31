/** An instant as stored text: always UTC with milliseconds, so that the order of texts is the order of time. */
export const textOf = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'millisecond', roundingMode: 'floor' })

/** The text of an instant that may be missing. */
export const textOrNull = (instant: Temporal.Instant | null): string | null => instant && textOf(instant)

/** The instant of a stored text. */
export const instantOf = (text: string): Temporal.Instant => Temporal.Instant.from(text)

/** The instant of a stored text that may be missing. */
export const instantOrNull = (text: string | null): Temporal.Instant | null =>
  text === null ? null : instantOf(text)
