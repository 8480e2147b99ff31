import { mostCharacters } from '../core/password.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import type { SignedIn } from '../ports/authenticator.ts'
import type { StaffTransaction } from '../ports/storage.ts'
import { takeCode } from './check-code.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { ProveAgain, WhatProves } from './signatures.ts'

type Needs = Pick<
  StaffDependencies,
  'storage' | 'tries' | 'codes' | 'sealer' | 'tokens' | 'clock' | 'authenticator'
>

/** Whether a password is hers; tries are counted together with those of signing in. */
export const checkOwnPassword = async (
  { tries, authenticator }: Pick<Needs, 'tries' | 'authenticator'>,
  { account }: SignedIn,
  password: string,
  network: string | undefined,
): Promise<StaffResult<null>> => {
  const { email } = account
  const tried = { email, network }
  const seconds = await tries.take(tried)
  if (seconds > 0) return refused({ kind: 'too-many-tries', seconds })
  const isShort = [...password].length <= mostCharacters
  if (!isShort || (await authenticator.checkPassword({ email, password })) !== account.id)
    return refused({ kind: 'wrong-sign-in' })
  await tries.forgive(tried)
  return done(null)
}

/** Makes the use case that says with what somebody proves who she is: her second factor, or her password where she has none of any kind. */
export const makeWhatProves =
  ({ storage }: Pick<Needs, 'storage'>): WhatProves =>
  async account => {
    const member = await storage.findMember(account)
    const passkeys = (member?.passkeys ?? 0) > 0
    return { with: member?.hasFactor ? 'code' : passkeys ? 'passkey' : 'password', passkeys }
  }

/** Makes the use case that asks somebody who is signed in again who she is, and notes it on her session. */
export const makeProveAgain =
  (needs: Needs): ProveAgain =>
  async (signedIn, typed, network) => {
    const { storage, clock } = needs
    const { account, session } = signedIn
    const { with: what } = await makeWhatProves(needs)(account.id)
    const proving = (factors: 1 | 2) => async (tx: StaffTransaction) => {
      await tx.prove(session.id, clock.now(), factors)
      return done(null)
    }
    // Her passkey opens a session of its own (own-passkeys.ts); nothing that is typed does instead.
    if (what === 'passkey') return refused({ kind: 'passkey-refused' })
    if (what === 'code') return takeCode(needs, account.id, typed, proving(2))
    const checked = await checkOwnPassword(needs, signedIn, typed, network)
    return checked.ok ? storage.transaction(proving(session.factors)) : checked
  }
