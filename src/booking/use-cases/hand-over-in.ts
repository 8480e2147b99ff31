import { berlinDate } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import type { Counsellor } from '../core/counsellor.ts'
import { claimedAs, type StayReason, seatsFor, sessionsOf, unmetBy, whyStays } from '../core/hand-over.ts'
import { ruleOf } from '../core/kept-promise.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import { quotaOn } from '../core/quota.ts'
import { done, type Result, refused } from '../core/result.ts'
import { transition } from '../core/transition.ts'
import type { Transaction } from '../ports/transaction.ts'
import { offerFreed } from './line.ts'
import { recordChange } from './record-change.ts'
import type { HandOver, HandOverAnswer } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'
import type { ChangeNeeds } from './withdraw-booking.ts'

type Session = readonly Booking[]
type Sorted = {
  readonly go: readonly Session[]
  readonly stay: readonly { session: Session; why: StayReason }[]
}

/** Slots of which it was found that the colleague has something else at their time. */
export type Collided = Set<string>

const ruleOfSession = async (tx: Transaction, [first]: Session): Promise<OfficeHours | undefined> => {
  const id = first && ruleOf(first)
  return id === undefined ? undefined : tx.district.findOfficeHours(id)
}

const sortOut = async (
  tx: Transaction,
  bookings: readonly Booking[],
  colleague: Counsellor,
  { despiteLanguage = false }: HandOver,
  collided: Collided,
): Promise<Sorted> => {
  const go: Session[] = []
  const stay: { session: Session; why: StayReason }[] = []
  for (const session of sessionsOf(bookings)) {
    const [first] = session
    if (!first) continue
    const exceptions = await tx.district.exceptionsOn(colleague.id, berlinDate(first.start).toString())
    const why = whyStays(session, colleague, exceptions, despiteLanguage)
    if (why) stay.push({ session, why })
    else if (collided.has(first.slot)) stay.push({ session, why: 'collides' })
    else go.push(session)
  }
  return { go, stay }
}

/** Takes a session's time from who has it, and claims the same quanta for the colleague; false where she has not got all. */
const moveClaims = async (tx: Transaction, session: Session, colleague: string): Promise<boolean> => {
  const rule = await ruleOfSession(tx, session)
  const taken: boolean[] = []
  for (const { id, counsellor, slot, start } of session) {
    const claims = (await tx.claims.of(id)).filter(claim => claim.counsellor === counsellor)
    const quanta = claims.map(({ quantum }) => quantum)
    await tx.claims.release(id)
    const request = {
      ...{ owner: id, counsellor: colleague, slot: claimedAs(slot, rule, colleague) },
      quanta: { from: Math.min(...quanta), to: Math.max(...quanta) + 1 },
      seats: seatsFor(Math.max(...claims.map(({ lane }) => lane)), rule, colleague),
      quota: rule?.counsellor === colleague ? quotaOn(rule, berlinDate(start)) : null,
      until: null,
    }
    taken.push(await tx.claims.take(request))
  }
  return taken.every(each => each)
}

const record = async (
  tx: Transaction,
  needs: ChangeNeeds,
  before: Booking,
  { colleague, reason }: HandOver,
  now: Temporal.Instant,
): Promise<Booking> => {
  const sequence = before.sequence + 1
  const booking: Booking = { ...before, counsellor: colleague, reason, sequence, changed: now }
  await recordChange(tx, needs, booking, before, { what: 'handed-over', by: 'counsellor', reason })
  return booking
}

const recordAll = async (
  tx: Transaction,
  needs: ChangeNeeds,
  sessions: readonly Session[],
  step: HandOver,
  now: Temporal.Instant,
): Promise<readonly Booking[]> => {
  const handedOver: Booking[] = []
  for (const before of sessions.flat()) handedOver.push(await record(tx, needs, before, step, now))
  // Where the former counsellor’s time can still be booked, who waits for it comes first.
  for (const session of sessions)
    if (session[0] && (await ruleOfSession(tx, session))?.counsellor === step.counsellor)
      await offerFreed(tx, needs, session[0].slot, now, false)
  return handedOver
}

const answer = async (
  tx: Transaction,
  colleague: Counsellor,
  handedOver: readonly Booking[],
  stay: Sorted['stay'],
): Promise<HandOverAnswer> => {
  const went: HandOverAnswer['handedOver'][number][] = []
  for (const booking of handedOver)
    went.push({ booking: await summaryIn(tx, booking), unmet: unmetBy(colleague, booking) })
  const stayed: HandOverAnswer['stay'][number][] = []
  for (const { session, why } of stay)
    for (const booking of session) stayed.push({ booking: await summaryIn(tx, booking), why })
  return { handedOver: went, stay: stayed }
}

/**
 * Hands bookings over within a unit of work. A session that meets something else of the colleague’s is noted in `collided`,
 * and the work is refused, because what was half claimed can only be rolled back: `untilNoneCollides` does it again without.
 */
export const handOverIn = async (
  tx: Transaction,
  needs: ChangeNeeds,
  step: HandOver,
  collided: Collided,
  now: Temporal.Instant,
): Promise<Result<HandOverAnswer>> => {
  const colleague = await tx.district.findCounsellor(step.colleague)
  if (!colleague || step.colleague === step.counsellor) return refused({ kind: 'counsellor-unknown' })
  const active = await tx.bookings.activeIn(step.counsellor, step.from, step.to)
  const bookings = active.filter(
    booking =>
      Temporal.Instant.compare(booking.start, step.from) >= 0 && transition(booking, 'hand-over', now).ok,
  )
  const { go, stay } = await sortOut(tx, bookings, colleague, step, collided)
  const before = collided.size
  for (const session of go)
    if (!(await moveClaims(tx, session, colleague.id))) for (const { slot } of session) collided.add(slot)
  if (collided.size > before) return refused({ kind: 'slot-taken', alternatives: [] })
  const handedOver = await recordAll(tx, needs, go, step, now)
  return done(await answer(tx, colleague, handedOver, stay))
}

/** Does a unit of work anew, each time without what it found to collide, until nothing does. */
export const untilNoneCollides = async <T>(
  work: (collided: Collided) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const collided: Collided = new Set()
  for (;;) {
    const known = collided.size
    const result = await work(collided)
    if (result.ok || collided.size === known) return result
  }
}
