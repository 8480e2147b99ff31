import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { SignInTries, Tried } from '../../staff/ports/sign-in-tries.ts'

/** How many (`points`) in how many seconds, counted from the first. The README beside this file says why so many. */
export const signInPaces = {
  'address from network': { points: 10, duration: 15 * 60 },
  address: { points: 60, duration: 60 * 60 },
  network: { points: 100, duration: 15 * 60 },
} as const

type Paced = keyof typeof signInPaces

const keysOf = ({ email, network }: Tried): readonly (readonly [Paced, string])[] => [
  ['address from network', `${network ?? ''} ${email}`],
  ['address', email],
  ...(network === undefined ? [] : [['network', network] as const]),
]

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1_000))

const takeOne = async (limiter: RateLimiterMemory, key: string): Promise<number> => {
  try {
    await limiter.consume(key)
    return 0
  } catch (over) {
    if (over instanceof RateLimiterRes) return secondsOf(over)
    throw over
  }
}

/** Counts tries to sign in, in this process. */
export const createSignInTries = (): SignInTries => {
  const limiters: Record<Paced, RateLimiterMemory> = {
    'address from network': new RateLimiterMemory(signInPaces['address from network']),
    address: new RateLimiterMemory(signInPaces.address),
    network: new RateLimiterMemory(signInPaces.network),
  }
  return {
    take: async tried => {
      // One after the other: who is stopped by the first does not use up what others share.
      for (const [paced, key] of keysOf(tried)) {
        const seconds = await takeOne(limiters[paced], key)
        if (seconds > 0) return seconds
      }
      return 0
    },
    forgive: async tried => {
      for (const [paced, key] of keysOf(tried)) await limiters[paced].reward(key)
    },
  }
}

/** Lets every try pass: for load tests of the demonstration. */
export const createUnlimitedSignInTries = (): SignInTries => ({
  take: async () => 0,
  forgive: async () => undefined,
})
