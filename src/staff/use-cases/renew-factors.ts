import type { Factor } from '../core/second-factor.ts'
import { sealedFor } from './check-code.ts'
import type { StaffDependencies } from './dependencies.ts'

type Needs = Pick<StaffDependencies, 'storage' | 'sealer'>

export type RenewedFactors = {
  readonly renewed: number
  readonly current: number
  readonly unreadable: number
}

/** Seals the secrets of second factors with the present key; what cannot be opened is counted and left. */
export type RenewFactors = () => Promise<RenewedFactors>

const openOrUndefined = ({ sealer }: Needs, { account, sealed }: Factor): string | undefined => {
  try {
    return sealer.open(sealed, sealedFor(account))
  } catch {
    // Altered, or sealed with a key that is not there: counted, and left as it is.
    return undefined
  }
}

const renew = async (needs: Needs, factor: Factor): Promise<keyof RenewedFactors | undefined> => {
  const { account, sealed } = factor
  if (needs.sealer.isCurrent(sealed)) return 'current'
  const secret = openOrUndefined(needs, factor)
  if (secret === undefined) return 'unreadable'
  const anew = needs.sealer.seal(secret, sealedFor(account))
  return (await needs.storage.resealFactor(account, sealed, anew)) ? 'renewed' : undefined
}

/** Makes the use case that seals second factors anew. */
export const makeRenewFactors =
  (needs: Needs): RenewFactors =>
  async () => {
    const counts = { renewed: 0, current: 0, unreadable: 0 }
    for (const factor of await needs.storage.factors()) {
      const outcome = await renew(needs, factor)
      if (outcome) counts[outcome] += 1
    }
    return counts
  }
