const firstSeconds = 30
const longestSeconds = 6 * 3_600

/** The wait after so many failed attempts: 30 seconds, doubled each time, up to 6 hours. */
export const backoff = (attempts: number): Temporal.Duration =>
  Temporal.Duration.from({
    seconds: Math.min(longestSeconds, firstSeconds * 2 ** Math.min(Math.max(attempts - 1, 0), 20)),
  })
