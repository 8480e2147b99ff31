import type { Audited } from '../core/audit.ts'
import { done, refused } from '../core/refusal.ts'
import { isPending, recoveryCodes } from '../core/second-factor.ts'
import type { StaffTransaction } from '../ports/storage.ts'
import { recoveryHash, sealedFor, takeCode } from './check-code.ts'
import type { StaffDependencies } from './dependencies.ts'
import type {
  BeginFactor,
  ConfirmFactor,
  MakeRecoveryCodes,
  ReadPendingFactor,
  ReadSecurity,
  TurnOffFactor,
} from './signatures.ts'

type Needs = StaffDependencies

const noteOwn = (
  { tokens, clock }: Pick<Needs, 'tokens' | 'clock'>,
  tx: StaffTransaction,
  account: string,
  what: Audited,
): Promise<void> =>
  tx.note({ id: tokens.id(), at: clock.now(), actor: account, what, subject: account, detail: '' })

/** New codes; the database gets their hashes, she gets them once. */
const newCodes = async (needs: Needs, tx: StaffTransaction, account: string): Promise<readonly string[]> => {
  const codes = Array.from({ length: recoveryCodes }, () => needs.codes.recoveryCode())
  await tx.putRecoveryCodes(
    account,
    codes.map(code => recoveryHash(needs, account, code)),
  )
  return codes
}

/** Makes the use case that says how an account is secured. */
export const makeReadSecurity =
  ({ storage }: Pick<Needs, 'storage'>): ReadSecurity =>
  async account => ({
    hasFactor: ((await storage.findFactor(account))?.confirmed ?? null) !== null,
    codesLeft: await storage.recoveryCodesLeft(account),
    passkeys: await storage.passkeys(account),
  })

/** Makes the use case that makes a secret for an app; it is no factor before a code of it was typed. */
export const makeBeginFactor =
  ({ storage, codes, sealer, clock }: Needs): BeginFactor =>
  account => {
    const sealed = sealer.seal(codes.newSecret(), sealedFor(account))
    return storage.transaction(async tx =>
      (await tx.putFactor(account, sealed, clock.now())) ? done(null) : refused({ kind: 'factor-exists' }),
    )
  }

/** Makes the use case that shows the secret for as long as it is not confirmed, and can still be. */
export const makeReadPendingFactor =
  ({ storage, codes, sealer, clock }: Needs): ReadPendingFactor =>
  async ({ id, email }) => {
    const factor = await storage.findFactor(id)
    if (!factor || !isPending(factor, clock.now())) return refused({ kind: 'factor-unknown' })
    const secret = sealer.open(factor.sealed, sealedFor(id))
    return done({ secret, address: codes.address(secret, email) })
  }

/** Makes the use case that turns the second factor on. Other sessions were opened without it, and end. */
export const makeConfirmFactor =
  (needs: Needs): ConfirmFactor =>
  async ({ account: { id }, session }, code) => {
    const pending = await needs.storage.findFactor(id)
    if (!pending || !isPending(pending, needs.clock.now())) return refused({ kind: 'factor-unknown' })
    return takeCode(needs, id, code, async tx => {
      if (!(await tx.confirmFactor(id, needs.clock.now()))) return refused({ kind: 'factor-unknown' })
      await tx.endSessions(id, session.id)
      await tx.prove(session.id, needs.clock.now(), 2)
      await noteOwn(needs, tx, id, 'turned-on-factor')
      return done(await newCodes(needs, tx, id))
    })
  }

/** Makes the use case that turns it off, with all its recovery codes. */
export const makeTurnOffFactor =
  (needs: Needs): TurnOffFactor =>
  account =>
    needs.storage.transaction(async tx => {
      if (!(await tx.removeFactor(account))) return refused({ kind: 'factor-unknown' })
      await noteOwn(needs, tx, account, 'turned-off-factor')
      return done(null)
    })

/** Makes the use case that replaces the recovery codes. */
export const makeMakeRecoveryCodes =
  (needs: Needs): MakeRecoveryCodes =>
  async account => {
    const factor = await needs.storage.findFactor(account)
    if (!factor?.confirmed) return refused({ kind: 'factor-unknown' })
    return needs.storage.transaction(async tx => {
      await noteOwn(needs, tx, account, 'made-recovery-codes')
      return done(await newCodes(needs, tx, account))
    })
  }
