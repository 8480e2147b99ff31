import { type Actor, emailOf } from '../core/account.ts'
import { may } from '../core/may.ts'
import { passwordFault } from '../core/password.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import { resetHours } from '../core/reset.ts'
import type { StaffDependencies } from './dependencies.ts'
import { checkOwnPassword } from './prove-again.ts'
import type { ChangePassword, MakeReset, ReadReset, ResetByOperator, TakeReset } from './signatures.ts'

type Needs = StaffDependencies

/** The hash of a password that may be had. */
const hashOf = async (
  { isCommon, authenticator }: Needs,
  password: string,
  email: string,
): Promise<StaffResult<string>> => {
  const fault = passwordFault(password, email, isCommon)
  return fault ? refused({ kind: 'password-refused', fault }) : done(await authenticator.hash(password))
}

/** Makes the use case that changes one's own password. Other sessions end, and links for a forgotten one: they may be why she does. */
export const makeChangePassword =
  (needs: Needs): ChangePassword =>
  async (signedIn, { present, next, network }) => {
    const { storage, tokens, clock } = needs
    const { account, session } = signedIn
    const checked = await checkOwnPassword(needs, signedIn, present, network)
    if (!checked.ok) return checked
    const hash = await hashOf(needs, next, account.email)
    if (!hash.ok) return hash
    return storage.transaction(async tx => {
      const at = clock.now()
      await tx.setPassword(account.id, hash.value, at)
      await tx.endSessions(account.id, session.id)
      await tx.removeResets(account.id)
      const line = { what: 'changed-password', subject: account.id, detail: '' } as const
      await tx.note({ id: tokens.id(), at, actor: account.id, ...line })
      return done(null)
    })
  }

/** Makes the use case that makes a link with which somebody chooses a new password. A former one stops working. */
export const makeMakeReset =
  ({ storage, tokens, clock }: Pick<Needs, 'storage' | 'tokens' | 'clock'>): MakeReset =>
  async (actor, account) => {
    if (actor !== 'operator' && !may(actor.role, 'manage-accounts')) return refused({ kind: 'not-allowed' })
    if (!(await storage.findMember(account))) return refused({ kind: 'account-unknown' })
    const [secret, at] = [tokens.secret(), clock.now()]
    const reset = { id: tokens.id(), account, expires: at.add({ hours: resetHours }) }
    return storage.transaction(async tx => {
      await tx.putReset(reset, tokens.hash(secret))
      const line = { what: 'made-reset', subject: account, detail: '' } as const
      await tx.note({ id: tokens.id(), at, actor: actor === 'operator' ? null : actor.id, ...line })
      return done({ secret })
    })
  }

/** Makes the use case that says for whom a link is. */
export const makeReadReset =
  ({ storage, tokens, clock }: Pick<Needs, 'storage' | 'tokens' | 'clock'>): ReadReset =>
  async secret => {
    const reset = await storage.findReset(tokens.hash(secret), clock.now())
    const member = reset && (await storage.findMember(reset.account))
    return reset && member && !member.locked
      ? done({ id: reset.id, account: member.id, email: member.email })
      : refused({ kind: 'reset-unknown' })
  }

/** Makes the use case that sets the password of a link, once. All her sessions end; a second factor stays. */
export const makeTakeReset =
  (needs: Needs): TakeReset =>
  async ({ secret, password }) => {
    const { storage, tokens, clock } = needs
    const found = await makeReadReset(needs)(secret)
    if (!found.ok) return found
    const { id, account, email } = found.value
    const hash = await hashOf(needs, password, email)
    if (!hash.ok) return hash
    return storage.transaction(async tx => {
      const at = clock.now()
      if (!(await tx.useReset(id, at))) return refused({ kind: 'reset-unknown' })
      await tx.setPassword(account, hash.value, at)
      await tx.endSessions(account)
      const line = { what: 'used-reset', subject: account, detail: '' } as const
      await tx.note({ id: tokens.id(), at, actor: account, ...line })
      return done({ email })
    })
  }

/** Makes the use case for the operator: a link by address, and a lost second factor taken away with it. */
export const makeResetByOperator =
  (needs: Needs): ResetByOperator =>
  async ({ email: typed, withoutFactor }) => {
    const { storage, tokens, clock } = needs
    const email = emailOf(typed)
    const account = email && (await storage.findAccount(email))
    if (!account) return refused({ kind: 'account-unknown' })
    if (withoutFactor)
      await storage.transaction(async tx => {
        await tx.removeFactor(account.id)
        await tx.removePasskeys(account.id)
        await tx.endSessions(account.id)
        const line = { what: 'took-factor', subject: account.id, detail: '' } as const
        await tx.note({ id: tokens.id(), at: clock.now(), actor: null, ...line })
        return done(null)
      })
    return makeMakeReset(needs)('operator' satisfies Actor, account.id)
  }
