import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Pace, Paced } from '../../booking/ports/pace.ts'

/** How many (`points`) in how many seconds, counted from the first. The README beside this file says why so many. */
export const paces: Readonly<Record<Paced, { readonly points: number; readonly duration: number }>> = {
  hold: { points: 600, duration: 10 * 60 },
  booking: { points: 1_000, duration: 60 * 60 },
  contact: { points: 20, duration: 60 * 60 },
  'wrong-code': { points: 300, duration: 15 * 60 },
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1_000))

/** Counts in this process. Two processes count apart and let through twice as much; what storage counts holds for both. */
export const createPace = (): Pace => {
  const limiters: Record<Paced, RateLimiterMemory> = {
    hold: new RateLimiterMemory(paces.hold),
    booking: new RateLimiterMemory(paces.booking),
    contact: new RateLimiterMemory(paces.contact),
    'wrong-code': new RateLimiterMemory(paces['wrong-code']),
  }
  return {
    wait: async (what, who) => {
      const counted = await limiters[what].get(who)
      return counted && counted.consumedPoints >= paces[what].points ? secondsOf(counted) : 0
    },
    count: async (what, who) => {
      try {
        await limiters[what].consume(who)
        return 0
      } catch (over) {
        if (over instanceof RateLimiterRes) return secondsOf(over)
        throw over
      }
    },
  }
}

/** Lets everything pass: for load tests of the demonstration. */
export const createUnlimitedPace = (): Pace => ({ wait: async () => 0, count: async () => 0 })
