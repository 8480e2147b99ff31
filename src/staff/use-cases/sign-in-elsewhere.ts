import { emailOf } from '../core/account.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import { stepIn } from '../core/step.ts'
import type { IdentityProvider, Known } from '../ports/identity-provider.ts'
import type { StaffDependencies } from './dependencies.ts'
import { afterFirstFactor, keepStep, openFor, type Proven } from './open-for.ts'
import type { BeginElsewhere, FinishElsewhere } from './signatures.ts'

type Needs = StaffDependencies

/** Makes the use case that sends somebody to the district's own sign-in. Nothing is kept before that can be reached. */
export const makeBeginElsewhere =
  (needs: Needs): BeginElsewhere =>
  async (redirect, network) => {
    if (!needs.provider) return refused({ kind: 'provider-away' })
    const seconds = await needs.tries.takeNetwork(network)
    if (seconds > 0) return refused({ kind: 'too-many-tries', seconds })
    const secret = needs.tokens.secret()
    const to = await needs.provider.begin(secret, redirect)
    if (to === undefined) return refused({ kind: 'provider-away' })
    const cookie = await keepStep(needs, secret, { kind: 'provider', account: null, link: null })
    return done({ to, cookies: [cookie] })
  }

/** Whose name it is: an account that is linked to it, or one that is invited and will be when her session opens. */
const whoIs = async (
  { storage }: Needs,
  { provider }: IdentityProvider,
  { subject, email: written, verified }: Known,
): Promise<StaffResult<Omit<Proven, 'factors'>>> => {
  const linked = await storage.findLinked(provider, subject)
  if (linked !== undefined) return done({ account: linked })
  const email = verified ? emailOf(written ?? '') : undefined
  const account = email && (await storage.findAccount(email))
  if (!account || (await storage.isLinked(account.id, provider))) return refused({ kind: 'not-invited' })
  return done({ account: account.id, link: { provider, subject } })
}

/** Makes the use case that takes somebody who comes back from there. Nobody gets an account by it. */
export const makeFinishElsewhere =
  (needs: Needs): FinishElsewhere =>
  async ({ redirect, query, agent, cookie }) => {
    const { provider, storage, tokens, clock } = needs
    const secret = stepIn(cookie)
    if (!provider || secret === undefined) return refused({ kind: 'step-over' })
    // The way is used up before its answer is looked at: the same address opened twice finds none.
    const step = await storage.transaction(async tx =>
      done(await tx.takeStep(tokens.hash(secret), 'provider', clock.now())),
    )
    if (!step.ok || !step.value) return refused({ kind: 'step-over' })
    const known = await provider.finish(secret, redirect, query)
    if (!known) return refused({ kind: 'provider-refused' })
    const who = await whoIs(needs, provider, known)
    if (!who.ok) return who
    const coming = { agent, cookie }
    return known.strong
      ? openFor(needs, { ...who.value, factors: 2 }, coming)
      : afterFirstFactor(needs, who.value, coming)
  }
