import { mostNameCharacters } from '../core/passkey.ts'
import { done, refused } from '../core/refusal.ts'
import type { StaffDependencies } from './dependencies.ts'
import { openFor } from './open-for.ts'
import type { AddPasskey, RemovePasskey, SignInByPasskey } from './signatures.ts'

type Needs = StaffDependencies

/** Makes the use case that keeps a key that her browser has made. */
export const makeAddPasskey =
  ({ passkeys, storage, tokens, clock }: Needs): AddPasskey =>
  async (actor, answer) => {
    const name = [...answer.name.trim()].slice(0, mostNameCharacters).join('')
    const added = await passkeys.add({ ...answer, name })
    if (added.id === undefined)
      return { result: refused({ kind: 'passkey-refused' }), cookies: added.cookies }
    const line = { what: 'added-passkey', subject: added.id, detail: '' } as const
    const result = await storage.transaction(async tx => {
      await tx.note({ id: tokens.id(), at: clock.now(), actor: actor.id, ...line })
      return done(null)
    })
    return { result, cookies: added.cookies }
  }

/** Makes the use case that removes one of her own keys. */
export const makeRemovePasskey =
  ({ storage, tokens, clock }: Needs): RemovePasskey =>
  (actor, passkey) =>
    storage.transaction(async tx => {
      if (!(await tx.removePasskey(passkey, actor.id))) return refused({ kind: 'passkey-unknown' })
      const line = { what: 'removed-passkey', subject: passkey, detail: '' } as const
      await tx.note({ id: tokens.id(), at: clock.now(), actor: actor.id, ...line })
      return done(null)
    })

/** Makes the use case that opens a session by a key. It has looked who holds it, so it counts as both factors. */
export const makeSignInByPasskey =
  (needs: Needs): SignInByPasskey =>
  async ({ agent, network, expected, ...answer }) => {
    // Answers that are not right are counted by network only: there is no address to count them by.
    const tried = { email: 'passkey', network }
    const seconds = network === undefined ? 0 : await needs.tries.take(tried)
    if (seconds > 0) return { result: refused({ kind: 'too-many-tries', seconds }), cookies: [] }
    const { account, cookies } = await needs.passkeys.signIn(answer)
    if (account === undefined || (expected !== undefined && expected !== account))
      return { result: refused({ kind: 'passkey-refused' }), cookies }
    if (network !== undefined) await needs.tries.forgive(tried)
    const result = await openFor(needs, account, 2, { agent, cookie: answer.cookie })
    return { result, cookies }
  }
