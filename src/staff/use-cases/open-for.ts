import { deviceOf } from '../core/device.ts'
import { done, refused, type StaffResult } from '../core/refusal.ts'
import { noStepCookie, type Step, type StepKind, stepCookie, stepIn, stepMinutes } from '../core/step.ts'
import type { StaffDependencies } from './dependencies.ts'
import type { Entered } from './signatures.ts'

type Needs = Pick<StaffDependencies, 'authenticator' | 'storage' | 'clock' | 'tokens'>

/** The request that signs in. */
export type Coming = { readonly agent: string | null; readonly cookie: string }

/** Opens a way to a second page: its secret goes to the browser, its hash into the database. */
export const openStep = async (
  { storage, clock, tokens }: Pick<Needs, 'storage' | 'clock' | 'tokens'>,
  kind: StepKind,
  account: string | null,
): Promise<{ readonly secret: string; readonly cookie: string }> => {
  const secret = tokens.secret()
  const step: Step = { kind, account, expires: clock.now().add({ minutes: stepMinutes }) }
  await storage.transaction(async tx => done(await tx.addStep(step, tokens.hash(secret))))
  return { secret, cookie: stepCookie(secret) }
}

/**
 * Opens a session for somebody who has proven who she is: the one place where that happens. Whatever session the device had
 * before, hers or one that somebody planted, is over.
 */
export const openFor = async (
  { authenticator, storage, clock }: Needs,
  account: string,
  factors: 1 | 2,
  { agent, cookie }: Coming,
): Promise<StaffResult<Entered>> => {
  const member = await storage.findMember(account)
  // That an account is locked is told to nobody: who locked it knows.
  if (!member || member.locked) return refused({ kind: 'wrong-sign-in' })
  const cookies = await authenticator.open({ account, device: deviceOf(agent), factors })
  await authenticator.signOut(cookie)
  const day = clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  await storage.transaction(async tx => done(await tx.noteUse(account, day)))
  return done({ kind: 'signed-in', cookies: [...cookies, ...(stepIn(cookie) ? [noStepCookie] : [])] })
}

/** Goes on after a first factor: to the code where she has one, else in. */
export const afterFirstFactor = async (
  needs: Needs,
  account: string,
  coming: Coming,
): Promise<StaffResult<Entered>> => {
  const member = await needs.storage.findMember(account)
  if (!member || member.locked) return refused({ kind: 'wrong-sign-in' })
  if (!member.hasFactor) return openFor(needs, account, 1, coming)
  const { cookie } = await openStep(needs, 'code', account)
  return done({ kind: 'code-needed', cookies: [cookie] })
}
