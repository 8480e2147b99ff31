import { emailOf } from '../core/account.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import { stepIn } from '../core/step.ts'
import type { IdentityProvider, Known } from '../ports/identity-provider.ts'
import type { StaffDependencies } from './dependencies.ts'
import { afterFirstFactor, openFor, openStep } from './open-for.ts'
import type { BeginElsewhere, FinishElsewhere } from './signatures.ts'

type Needs = StaffDependencies

/** Makes the use case that sends somebody to the district's own sign-in. */
export const makeBeginElsewhere =
  (needs: Needs): BeginElsewhere =>
  async redirect => {
    if (!needs.provider) return refused({ kind: 'provider-away' })
    const { secret, cookie } = await openStep(needs, 'provider', null)
    const to = await needs.provider.begin(secret, redirect)
    return to === undefined ? refused({ kind: 'provider-away' }) : done({ to, cookies: [cookie] })
  }

/** Links an invited account to her name there, once: later her address there may change, and may not become another's. */
const linkByEmail = async (
  { storage, tokens, clock }: Needs,
  { provider }: IdentityProvider,
  { subject, email: written, verified }: Known,
): Promise<StaffResult<string>> => {
  const email = verified ? emailOf(written ?? '') : undefined
  const account = email && (await storage.findAccount(email))
  if (!account) return refused({ kind: 'not-invited' })
  return storage.transaction(async tx => {
    const at = clock.now()
    if (!(await tx.link(account.id, provider, subject, at))) return refused({ kind: 'not-invited' })
    const line = { what: 'linked-sign-in', subject: account.id, detail: '' } as const
    await tx.note({ id: tokens.id(), at, actor: account.id, ...line })
    return done(account.id)
  })
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
    const linked = await storage.findLinked(provider.provider, known.subject)
    const account = linked === undefined ? await linkByEmail(needs, provider, known) : done(linked)
    if (!account.ok) return account
    const coming = { agent, cookie }
    return known.strong
      ? openFor(needs, account.value, 2, coming)
      : afterFirstFactor(needs, account.value, coming)
  }
