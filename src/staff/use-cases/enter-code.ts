import { done, refused } from '../core/refusal.ts'
import { stepIn } from '../core/step.ts'
import { takeCode } from './check-code.ts'
import type { StaffDependencies } from './dependencies.ts'
import { openFor } from './open-for.ts'
import { makeWhatProves } from './prove-again.ts'
import type { EnterCode, WhatIsAwaited } from './signatures.ts'

type Needs = Pick<
  StaffDependencies,
  'storage' | 'tries' | 'codes' | 'sealer' | 'tokens' | 'clock' | 'authenticator'
>

/** Makes the use case that says which second factor a browser owes that has given a first one. */
export const makeWhatIsAwaited =
  ({ storage, tokens, clock }: Needs): WhatIsAwaited =>
  async cookie => {
    const secret = stepIn(cookie)
    const step = secret && (await storage.findStep(tokens.hash(secret), 'code', clock.now()))
    if (!step || step.account === null) return undefined
    return (await makeWhatProves({ storage })(step.account)).with === 'passkey' ? 'passkey' : 'code'
  }

/** Makes the use case that opens a session with the second factor, after the password. */
export const makeEnterCode =
  (needs: Needs): EnterCode =>
  async ({ code, agent, cookie }) => {
    const { storage, tokens, clock } = needs
    const hash = tokens.hash(stepIn(cookie) ?? '')
    const step = await storage.findStep(hash, 'code', clock.now())
    if (!step?.account) return refused({ kind: 'step-over' })
    const { account, link } = step
    // The code of an app that was never confirmed is none, whoever began it.
    if (!(await storage.findFactor(account))?.confirmed) return refused({ kind: 'wrong-code' })
    const taken = await takeCode(needs, account, code, async tx =>
      // The way is used up with the code: of two who send it, one gets in.
      (await tx.takeStep(hash, 'code', clock.now())) ? done(null) : refused({ kind: 'step-over' }),
    )
    return taken.ok ? openFor(needs, { account, factors: 2, link }, { agent, cookie }) : taken
  }
