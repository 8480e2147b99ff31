import type { Personal } from '../core/booking.ts'
import type { BookingDependencies } from './dependencies.ts'
import { contactKeys } from './limits.ts'

/** What a run found: sealed anew, sealed with the present key already, and what no key that is there opens. */
export type RenewedSeals = {
  readonly renewed: number
  readonly current: number
  readonly unreadable: number
}

export type RenewSeals = () => Promise<RenewedSeals>

type Needs = Pick<BookingDependencies, 'storage' | 'sealer' | 'secrets'>
type Sealed = { readonly id: string; readonly personal: string }

const batch = 100

const openOrUndefined = ({ sealer }: Needs, { id, personal }: Sealed): string | undefined => {
  try {
    return sealer.open(personal, id)
  } catch {
    // Altered, or sealed with a key that is not there: counted, and left as it is.
    return undefined
  }
}

const renew = async (needs: Needs, sealed: Sealed): Promise<keyof RenewedSeals | undefined> => {
  if (needs.sealer.isCurrent(sealed.personal)) return 'current'
  const text = openOrUndefined(needs, sealed)
  if (text === undefined) return 'unreadable'
  const { contact }: Personal = JSON.parse(text)
  const personal = needs.sealer.seal(text, sealed.id)
  const resealed = { personal, ...contactKeys(needs, contact) }
  // It is not there any more where it was forgotten meanwhile, or another run was faster.
  return (await needs.storage.reseal(sealed.id, sealed.personal, resealed)) ? 'renewed' : undefined
}

/**
 * Seals all personal fields with the present key, and makes the hashes of contacts anew with it. Each field is replaced on its
 * own: a run that was killed has left whole fields, and the next one goes on with the rest.
 */
export const makeRenewSeals =
  (needs: Needs): RenewSeals =>
  async () => {
    const counts = { renewed: 0, current: 0, unreadable: 0 }
    for (let after = ''; ; ) {
      const sealed = await needs.storage.sealed(after, batch)
      const last = sealed.at(-1)
      if (!last) return counts
      for (const each of sealed) {
        const outcome = await renew(needs, each)
        if (outcome) counts[outcome] += 1
      }
      after = last.id
    }
  }
