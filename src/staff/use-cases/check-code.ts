import { refused, type StaffResult } from '../core/refusal.ts'
import { codeIn } from '../core/second-factor.ts'
import type { StaffTransaction } from '../ports/storage.ts'
import type { StaffDependencies } from './dependencies.ts'

type Needs = Pick<StaffDependencies, 'storage' | 'tries' | 'codes' | 'sealer' | 'tokens' | 'clock'>

/** What a sealed secret is bound to. */
export const sealedFor = (account: string): string => `factor ${account}`

/** What is kept in the place of a recovery code: 80 random bits need no slow hash. */
export const recoveryHash = ({ tokens }: Pick<Needs, 'tokens'>, account: string, code: string): string =>
  tokens.hash(`${account} ${code}`)

/** What has to be written down for a typed code to count; undefined where it is wrong from the start. */
const usingUp = async (
  needs: Needs,
  account: string,
  typed: string,
): Promise<((tx: StaffTransaction) => Promise<boolean>) | undefined> => {
  const code = codeIn(typed)
  if (code?.kind === 'recovery')
    return tx => tx.useRecoveryCode(account, recoveryHash(needs, account, code.code))
  const factor = code && (await needs.storage.findFactor(account))
  if (!factor) return undefined
  const secret = needs.sealer.open(factor.sealed, sealedFor(account))
  const step = needs.codes.stepOf(secret, code.code, needs.clock.now())
  return step === undefined ? undefined : tx => tx.useStep(account, step)
}

/**
 * Takes a code of an account, once: a code that was used is as wrong as one that was made up. `also` is written in the same unit
 * of work. Tries are counted before, so that a hundred at once are counted too.
 */
export const takeCode = async <T>(
  needs: Needs,
  account: string,
  typed: string,
  also: (tx: StaffTransaction) => Promise<StaffResult<T>>,
): Promise<StaffResult<T>> => {
  const seconds = await needs.tries.takeCode(account)
  if (seconds > 0) return refused({ kind: 'too-many-tries', seconds })
  const use = await usingUp(needs, account, typed)
  if (!use) return refused({ kind: 'wrong-code' })
  const taken = await needs.storage.transaction(async tx =>
    (await use(tx)) ? also(tx) : refused({ kind: 'wrong-code' }),
  )
  if (taken.ok) await needs.tries.forgiveCode(account)
  return taken
}
