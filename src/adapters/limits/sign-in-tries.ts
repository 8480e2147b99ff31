import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { SignInTries, Tried } from '../../staff/ports/sign-in-tries.ts'

/** How many (`points`) in how many seconds, counted from the first. The README beside this file says why so many. */
export const signInPaces = {
  'address from network': { points: 10, duration: 15 * 60 },
  address: { points: 60, duration: 60 * 60 },
  network: { points: 100, duration: 15 * 60 },
  // Passkeys and the district's own sign-in: whose try it is shows only in the answer.
  'network without an address': { points: 200, duration: 15 * 60 },
  // Whoever tries codes knows the password already: of a million codes three are right at a time.
  code: { points: 5, duration: 15 * 60 },
  'codes of a day': { points: 30, duration: 24 * 60 * 60 },
} as const

type Paced = keyof typeof signInPaces

const keysOf = ({ email, network }: Tried): readonly (readonly [Paced, string])[] => [
  ['address from network', `${network ?? ''} ${email}`],
  ['address', email],
  ...(network === undefined ? [] : [['network', network] as const]),
]

const networkKeysOf = (network: string | undefined): readonly (readonly [Paced, string])[] =>
  network === undefined ? [] : [['network without an address', network]]

const codeKeysOf = (account: string): readonly (readonly [Paced, string])[] => [
  ['code', account],
  ['codes of a day', account],
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

/** Seconds that a key has to wait already; nothing is counted, and no key is made. */
const waitOf = async (limiter: RateLimiterMemory, points: number, key: string): Promise<number> => {
  const counted = await limiter.get(key)
  return counted && counted.consumedPoints >= points ? secondsOf(counted) : 0
}

/** Counts tries to sign in, in this process. */
export const createSignInTries = (): SignInTries => {
  const limiters = Object.fromEntries(
    Object.entries(signInPaces).map(([paced, pace]) => [paced, new RateLimiterMemory(pace)]),
  ) as Record<Paced, RateLimiterMemory>
  /** Who comes from a network that has to wait is told so first: addresses that she invents are not remembered. */
  const networkWait = async ({ network }: Tried): Promise<number> =>
    network === undefined ? 0 : waitOf(limiters.network, signInPaces.network.points, network)
  const take = async (keys: ReturnType<typeof keysOf>): Promise<number> => {
    // One after the other: who is stopped by the first does not use up what others share.
    for (const [paced, key] of keys) {
      const seconds = await takeOne(limiters[paced], key)
      if (seconds > 0) return seconds
    }
    return 0
  }
  const forgive = async (keys: ReturnType<typeof keysOf>): Promise<void> => {
    for (const [paced, key] of keys) await limiters[paced].reward(key)
  }
  return {
    take: async tried => (await networkWait(tried)) || take(keysOf(tried)),
    forgive: tried => forgive(keysOf(tried)),
    takeNetwork: network => take(networkKeysOf(network)),
    forgiveNetwork: network => forgive(networkKeysOf(network)),
    takeCode: account => take(codeKeysOf(account)),
    forgiveCode: account => forgive(codeKeysOf(account)),
  }
}

/** Lets every try pass: for load tests of the demonstration. */
export const createUnlimitedSignInTries = (): SignInTries => ({
  take: async () => 0,
  forgive: async () => undefined,
  takeNetwork: async () => 0,
  forgiveNetwork: async () => undefined,
  takeCode: async () => 0,
  forgiveCode: async () => undefined,
})
