import { done, refused } from '../core/refusal.ts'
import { stepIn } from '../core/step.ts'
import { takeCode } from './check-code.ts'
import type { StaffDependencies } from './dependencies.ts'
import { openFor } from './open-for.ts'
import type { EnterCode, IsCodeAwaited } from './signatures.ts'

type Needs = Pick<
  StaffDependencies,
  'storage' | 'tries' | 'codes' | 'sealer' | 'tokens' | 'clock' | 'authenticator'
>

/** Makes the use case that says whether a browser has given a password and owes the code. */
export const makeIsCodeAwaited =
  ({ storage, tokens, clock }: Needs): IsCodeAwaited =>
  async cookie => {
    const secret = stepIn(cookie)
    if (secret === undefined) return false
    return (await storage.findStep(tokens.hash(secret), 'code', clock.now())) !== undefined
  }

/** Makes the use case that opens a session with the second factor, after the password. */
export const makeEnterCode =
  (needs: Needs): EnterCode =>
  async ({ code, agent, cookie }) => {
    const { storage, tokens, clock } = needs
    const hash = tokens.hash(stepIn(cookie) ?? '')
    const step = await storage.findStep(hash, 'code', clock.now())
    if (!step?.account) return refused({ kind: 'step-over' })
    const { account } = step
    const taken = await takeCode(needs, account, code, async tx =>
      // The way is used up with the code: of two who send it, one gets in.
      (await tx.takeStep(hash, 'code', clock.now())) ? done(null) : refused({ kind: 'step-over' }),
    )
    return taken.ok ? openFor(needs, account, 2, { agent, cookie }) : taken
  }
