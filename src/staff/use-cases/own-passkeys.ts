import { mostNameCharacters } from '../core/passkey.ts'
import { done, refused } from '../core/refusal.ts'
import { stepIn } from '../core/step.ts'
import type { StaffDependencies } from './dependencies.ts'
import { openFor } from './open-for.ts'
import type { AddPasskey, AskForPasskey, RemovePasskey, SignInByPasskey } from './signatures.ts'

type Needs = StaffDependencies

/** Makes the use case that keeps a key that her browser has made. Without its line in the log there is no key. */
export const makeAddPasskey =
  ({ passkeys, storage, tokens, clock }: Needs): AddPasskey =>
  async (actor, answer) => {
    const name = [...answer.name.trim()].slice(0, mostNameCharacters).join('')
    const added = await passkeys.add({ ...answer, name })
    if (added.id === undefined)
      return { result: refused({ kind: 'passkey-refused' }), cookies: added.cookies }
    const line = { what: 'added-passkey', subject: added.id, detail: '' } as const
    const noted = storage.transaction(async tx => {
      await tx.note({ id: tokens.id(), at: clock.now(), actor: actor.id, ...line })
      return done(null)
    })
    const result = await noted.catch(async (error: unknown) => {
      await storage.transaction(async tx => done(await tx.removePasskey(line.subject, actor.id)))
      throw error
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

/** Makes the use case that asks a key: of whom is not known before it answers. */
export const makeAskForPasskey =
  ({ passkeys, tries }: Needs): AskForPasskey =>
  async network => {
    const seconds = await tries.takeNetwork(network)
    return seconds > 0 ? refused({ kind: 'too-many-tries', seconds }) : done(await passkeys.ask())
  }

/** Uses up the way that a browser began with a first factor; what is to be linked, where it is of the same account. */
const takeOwnStep = async ({ storage, tokens, clock }: Needs, account: string, cookie: string) => {
  const secret = stepIn(cookie)
  if (secret === undefined) return undefined
  const hash = tokens.hash(secret)
  const step = await storage.findStep(hash, 'code', clock.now())
  if (step?.account !== account) return undefined
  const taken = await storage.transaction(async tx => done(await tx.takeStep(hash, 'code', clock.now())))
  return taken.ok ? taken.value?.link : undefined
}

/** Makes the use case that opens a session by a key. It has looked who holds it, so it counts as both factors. */
export const makeSignInByPasskey =
  (needs: Needs): SignInByPasskey =>
  async ({ agent, network, expected, ...answer }) => {
    const seconds = await needs.tries.takeNetwork(network)
    if (seconds > 0) return { result: refused({ kind: 'too-many-tries', seconds }), cookies: [] }
    const { account, cookies } = await needs.passkeys.signIn(answer)
    if (account === undefined || (expected !== undefined && expected !== account))
      return { result: refused({ kind: 'passkey-refused' }), cookies }
    await needs.tries.forgiveNetwork(network)
    const coming = { agent, cookie: answer.cookie }
    const link = await takeOwnStep(needs, account, answer.cookie)
    const result = await openFor(needs, { account, factors: 2, link }, coming)
    return { result, cookies }
  }
