import { may } from '../../staff/core/may.ts'
import { type Actor, lineOf } from './acting.ts'
import type { WorkspaceNeeds } from './workspace.ts'

/** Whether a counsellor gets her appointments by mail, and where. */
export type MailWish = {
  /** Whether this installation sends mails at all. */
  readonly possible: boolean
  /** Null where she gets none. */
  readonly address: string | null
}

/** A counsellor's own wish for mails; undefined, or false, where somebody is no counsellor. */
export type OwnMails = {
  readonly read: (actor: Actor) => Promise<MailWish | undefined>
  /** Null ends them. */
  readonly set: (actor: Actor, address: string | null) => Promise<boolean>
}

type Needs = Pick<WorkspaceNeeds, 'booking' | 'keeper' | 'environment' | 'note'>

/** Who somebody is as a counsellor with a calendar of her own. */
export const counsellorOf = ({ role, counsellor }: Actor): string | null =>
  may(role, 'connect-own-calendar') ? counsellor : null

const addressOf = async ({ keeper, booking }: Needs, counsellor: string): Promise<string | null> => {
  const found = (await keeper.invitations()).find(one => one.counsellor === counsellor)
  if (!found) return null
  try {
    return booking.sealer.open(found.sealed, counsellor)
  } catch {
    // Its key is not there any more: nothing can be sent to it either, so she gets none until she types it again.
    return null
  }
}

/** Makes what reads and changes somebody's own wish for mails. */
export const makeOwnMails = (needs: Needs): OwnMails => {
  const { keeper, booking, environment, note } = needs
  return {
    read: async actor => {
      const counsellor = counsellorOf(actor)
      if (counsellor === null) return undefined
      const possible = environment.smtpUrl !== undefined && environment.mailFrom !== undefined
      return { possible, address: await addressOf(needs, counsellor) }
    },
    set: async (actor, address) => {
      const counsellor = counsellorOf(actor)
      if (counsellor === null) return false
      const detail = address === null ? 'off' : 'on'
      await note(lineOf(booking, actor, { what: 'changed-mails', subject: counsellor, detail }))
      if (address === null) await keeper.removeInvitation(counsellor)
      else {
        const sealed = booking.sealer.seal(address, counsellor)
        await keeper.putInvitation({ counsellor, sealed, created: booking.clock.now() })
      }
      return true
    },
  }
}
