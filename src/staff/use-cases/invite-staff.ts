import { type Actor, emailOf } from '../core/account.ts'
import { placeOf } from '../core/audit.ts'
import { invitationHours } from '../core/invitation.ts'
import { may } from '../core/may.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import { needsCounsellor } from '../core/role.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { InviteInput, InviteStaff } from './signatures.ts'

type Needs = Pick<StaffDependencies, 'clock' | 'storage' | 'tokens' | 'isCounsellor'>

const isAllowed = (actor: Actor): boolean => actor === 'operator' || may(actor.role, 'invite-staff')

/** The address, where everything that somebody is invited with can be. */
const checked = async (
  { storage, isCounsellor }: Needs,
  { email, role, counsellor }: InviteInput,
): Promise<StaffResult<string>> => {
  const address = emailOf(email)
  if (address === undefined) return refused({ kind: 'email-invalid' })
  if (counsellor === null && needsCounsellor(role)) return refused({ kind: 'counsellor-needed' })
  if (counsellor !== null && !(await isCounsellor(counsellor))) return refused({ kind: 'counsellor-unknown' })
  if (await storage.findAccount(address)) return refused({ kind: 'account-exists' })
  return done(address)
}

/** Makes the use case that keeps a place for somebody. */
export const makeInviteStaff =
  (needs: Needs): InviteStaff =>
  async (actor, input) => {
    if (!isAllowed(actor)) return refused({ kind: 'not-allowed' })
    const email = await checked(needs, input)
    if (!email.ok) return email
    const { storage, tokens, clock } = needs
    const [secret, now] = [tokens.secret(), clock.now()]
    const invitedBy = actor === 'operator' ? null : actor.id
    const invitation = {
      ...{ id: tokens.id(), email: email.value, role: input.role, counsellor: input.counsellor, invitedBy },
      ...{ created: now, expires: now.add({ hours: invitationHours }), used: null },
    }
    return storage.transaction(async tx => {
      await tx.withdrawInvitations(email.value)
      await tx.addInvitation(invitation, tokens.hash(secret))
      const what = {
        what: 'invited',
        subject: invitation.id,
        detail: placeOf(input.role, input.counsellor),
      } as const
      await tx.note({ id: tokens.id(), at: now, actor: invitedBy, ...what })
      return done({ secret, invitation })
    })
  }
