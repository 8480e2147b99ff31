import { deviceOf } from '../core/device.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import {
  type Link,
  noStepCookie,
  type Step,
  type StepKind,
  stepCookie,
  stepIn,
  stepMinutes,
} from '../core/step.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { Entered } from './signatures.ts'

type Needs = Pick<StaffDependencies, 'authenticator' | 'storage' | 'clock' | 'tokens'>

/** The request that signs in. */
export type Coming = { readonly agent: string | null; readonly cookie: string }

/** Who has proven with how many factors who she is, and by which name at another sign-in she is to be known from now on. */
export type Proven = {
  readonly account: string
  readonly factors: 1 | 2
  readonly link?: Link | null | undefined
}

/** Keeps a way to a second page: its secret goes to the browser, its hash into the database. */
export const keepStep = async (
  { storage, clock, tokens }: Pick<Needs, 'storage' | 'clock' | 'tokens'>,
  secret: string,
  way: { readonly kind: StepKind; readonly account: string | null; readonly link: Link | null },
): Promise<string> => {
  const step: Step = { ...way, expires: clock.now().add({ minutes: stepMinutes }) }
  await storage.transaction(async tx => done(await tx.addStep(step, tokens.hash(secret))))
  return stepCookie(secret)
}

/** Links an account to its name at another sign-in, once: later her address there may change, and may not become another's. */
const linkTo = (
  { storage, clock, tokens }: Needs,
  account: string,
  { provider, subject }: Link,
): Promise<StaffResult<null>> =>
  storage.transaction(async tx => {
    const at = clock.now()
    if (!(await tx.link(account, provider, subject, at))) return refused({ kind: 'not-invited' })
    const line = { what: 'linked-sign-in', subject: account, detail: '' } as const
    await tx.note({ id: tokens.id(), at, actor: account, ...line })
    return done(null)
  })

/**
 * Opens a session for somebody who has proven who she is: the one place where that happens. Whatever session the device had
 * before, hers or one that somebody planted, is over.
 */
export const openFor = async (
  needs: Needs,
  { account, factors, link }: Proven,
  { agent, cookie }: Coming,
): Promise<StaffResult<Entered>> => {
  const { authenticator, storage, clock } = needs
  const member = await storage.findMember(account)
  // That an account is locked is told to nobody: who locked it knows.
  if (!member || member.locked) return refused({ kind: 'wrong-sign-in' })
  const linked = link ? await linkTo(needs, account, link) : done(null)
  if (!linked.ok) return linked
  const cookies = await authenticator.open({ account, device: deviceOf(agent), factors })
  await authenticator.signOut(cookie)
  const day = clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  await storage.transaction(async tx => done(await tx.noteUse(account, day)))
  return done({ kind: 'signed-in', cookies: [...cookies, ...(stepIn(cookie) ? [noStepCookie] : [])] })
}

/** Goes on after a first factor: to the second where she has one, be it a code or a passkey, else in. */
export const afterFirstFactor = async (
  needs: Needs,
  { account, link = null }: Omit<Proven, 'factors'>,
  coming: Coming,
): Promise<StaffResult<Entered>> => {
  const member = await needs.storage.findMember(account)
  if (!member || member.locked) return refused({ kind: 'wrong-sign-in' })
  if (!member.hasFactor && member.passkeys === 0) return openFor(needs, { account, factors: 1, link }, coming)
  const cookie = await keepStep(needs, needs.tokens.secret(), { kind: 'code', account, link })
  return done({ kind: 'code-needed', cookies: [cookie] })
}
