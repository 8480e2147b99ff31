import type { Sealer } from '../ports/credentials.ts'
import type { CalendarKeeper } from '../ports/keeper.ts'

/** What a run found: sealed anew, sealed with the present key already, and what no key that is there opens. */
export type RenewedCredentials = {
  readonly renewed: number
  readonly current: number
  readonly unreadable: number
}

export type RenewCredentials = () => Promise<RenewedCredentials>

type Needs = {
  readonly keeper: CalendarKeeper
  readonly sealer: Sealer & { readonly isCurrent: (sealed: string) => boolean }
}

type Sealed = { readonly id: string; readonly sealed: string }

const renew = async (
  { sealer }: Needs,
  { id, sealed }: Sealed,
  put: (sealed: string) => Promise<unknown>,
): Promise<keyof RenewedCredentials> => {
  if (sealer.isCurrent(sealed)) return 'current'
  let text: string
  try {
    text = sealer.open(sealed, id)
  } catch {
    // Altered, or sealed with a key that is not there: counted, and left as it is.
    return 'unreadable'
  }
  await put(sealer.seal(text, id))
  return 'renewed'
}

/** Seals what opens calendars, and the addresses of counsellors, with the present key. */
export const makeRenewCredentials =
  (needs: Needs): RenewCredentials =>
  async () => {
    const { keeper } = needs
    const counts = { renewed: 0, current: 0, unreadable: 0 }
    for (const { id, sealed } of await keeper.connections())
      counts[await renew(needs, { id, sealed }, text => keeper.reseal(id, sealed, text))] += 1
    for (const invitation of await keeper.invitations()) {
      const { counsellor: id, sealed } = invitation
      counts[
        await renew(needs, { id, sealed }, text => keeper.putInvitation({ ...invitation, sealed: text }))
      ] += 1
    }
    return counts
  }
