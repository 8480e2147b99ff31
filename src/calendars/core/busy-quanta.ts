import type { BusyQuanta } from './busy-time.ts'

const quantumMilliseconds = 5 * 60_000

/** The quantum that an instant lies in. */
export const quantumOf = (instant: Temporal.Instant): number =>
  Math.floor(instant.epochMilliseconds / quantumMilliseconds)

/** Times of one object as the quanta that they touch, in order; those that touch each other are one. */
export const busyQuanta = (
  object: string,
  times: readonly { readonly from: Temporal.Instant; readonly to: Temporal.Instant }[],
): readonly BusyQuanta[] => {
  const ranges = times
    .map(({ from, to }) => ({
      from: quantumOf(from),
      to: Math.ceil(to.epochMilliseconds / quantumMilliseconds),
    }))
    .toSorted((a, b) => a.from - b.from)
  const joined: { from: number; to: number }[] = []
  for (const range of ranges) {
    const last = joined.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else joined.push({ ...range })
  }
  return joined.map(range => ({ object, ...range }))
}
