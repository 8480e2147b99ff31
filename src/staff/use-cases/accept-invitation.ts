import { isOpen } from '../core/invitation.ts'
import { passwordFault } from '../core/password.ts'
import { done, refused } from '../core/refusal.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { AcceptInvitation, ReadInvitation } from './signatures.ts'

/** Makes the use case that says for whom a link is. */
export const makeReadInvitation =
  ({ storage, tokens, clock }: Pick<StaffDependencies, 'storage' | 'tokens' | 'clock'>): ReadInvitation =>
  async secret => {
    const invitation = await storage.findInvitation(tokens.hash(secret))
    return invitation && isOpen(invitation, clock.now())
      ? done(invitation)
      : refused({ kind: 'invitation-unknown' })
  }

/** Makes the use case that turns an invitation into an account. The link is used up in the same unit of work. */
export const makeAcceptInvitation =
  (needs: StaffDependencies): AcceptInvitation =>
  async ({ secret, password }) => {
    const { storage, tokens, clock, authenticator, isCommon } = needs
    const found = await makeReadInvitation(needs)(secret)
    if (!found.ok) return found
    const { id, email, role, counsellor } = found.value
    const fault = passwordFault(password, email, isCommon)
    if (fault) return refused({ kind: 'password-refused', fault })
    const hash = await authenticator.hash(password)
    const account = { id: tokens.id(), email, role, counsellor }
    return storage.transaction(async tx => {
      const at = clock.now()
      if (!(await tx.useInvitation(id, at))) return refused({ kind: 'invitation-unknown' })
      if (!(await tx.addAccount(account, hash, at))) return refused({ kind: 'account-exists' })
      const what = { what: 'accepted-invitation', subject: id, detail: role } as const
      await tx.note({ id: tokens.id(), at, actor: account.id, ...what })
      return done({ email })
    })
  }
