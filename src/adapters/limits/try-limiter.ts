import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { TryLimiter } from '../../booking/ports/try-limiter.ts'

const wrongTries = 20
const windowSeconds = 15 * 60

/** Counts wrong tries in this process: 20 for a key in 15 minutes, counted from the first. */
export const createTryLimiter = (): TryLimiter => {
  const limiter = new RateLimiterMemory({ points: wrongTries, duration: windowSeconds })
  return {
    wait: async key => {
      const tries = await limiter.get(key)
      if (!tries || tries.consumedPoints < wrongTries) return 0
      return Math.max(1, Math.ceil(tries.msBeforeNext / 1_000))
    },
    fail: async key => {
      await limiter.penalty(key)
    },
  }
}

/** Lets every try pass: for load tests of the demonstration. */
export const createUnlimitedTries = (): TryLimiter => ({
  wait: async () => 0,
  fail: async () => undefined,
})
