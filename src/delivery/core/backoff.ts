const firstSeconds = 5
const longestSeconds = 6 * 3_600
const spread = 0.2

/**
 * The wait after so many failed attempts: 5 seconds, doubled each time, up to 6 hours, and a fifth more or less of it, so
 * that what failed together does not come back together. `chance` is from 0 to 1.
 */
export const backoff = (attempts: number, chance: number): Temporal.Duration => {
  const seconds = Math.min(longestSeconds, firstSeconds * 2 ** Math.min(Math.max(attempts - 1, 0), 20))
  return Temporal.Duration.from({
    milliseconds: Math.round(seconds * 1_000 * (1 - spread + 2 * spread * chance)),
  })
}
