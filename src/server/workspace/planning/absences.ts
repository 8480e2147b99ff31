import type { BookingSummary } from '../../../booking/core/booking.ts'
import type { Exception, ExceptionReason } from '../../../booking/core/exception.ts'
import type { CounsellorReason } from '../../../booking/core/reason.ts'
import type { Result } from '../../../booking/core/result.ts'
import { makeAddException } from '../../../booking/use-cases/add-exception.ts'
import { makeCancelByCounsellor } from '../../../booking/use-cases/cancel-by-counsellor.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makeHandOverBookings } from '../../../booking/use-cases/hand-over-bookings.ts'
import { makeRemoveException } from '../../../booking/use-cases/remove-exception.ts'
import type { ExceptionAnswer, HandOverAnswer } from '../../../booking/use-cases/staff-signatures.ts'
import { may } from '../../../staff/core/may.ts'
import { type Actor, logging, mayReach, notAllowed, type WorkResult } from '../acting.ts'
import type { AbsenceOutcome, Decision, NewException, Planning } from '../planning.ts'
import { affectedOf, counsellorsFor } from './affected.ts'

/** What a reader is told of why a counsellor is not there: not more than she needs. */
const reasonOf: Readonly<Record<ExceptionReason, CounsellorReason>> = {
  vacation: 'away',
  training: 'away',
  ill: 'ill',
  closed: 'closed',
  other: 'other',
}

/** An exception that somebody may see and take away: everybody's only where she plans for everybody. */
export const reachedException = async (
  needs: BookingDependencies,
  actor: Actor,
  id: string,
): Promise<WorkResult<Exception>> => {
  const { closures } = await needs.timetable.district()
  const found = closures.exceptions.find(exception => exception.id === id)
  if (!found) return notAllowed
  const reached =
    found.counsellor === null
      ? may(actor.role, 'plan-office-hours')
      : await mayReach(needs, actor, 'officeHours', found.counsellor)
  return reached ? { ok: true, value: found } : notAllowed
}

const textOf = ({ kind, counsellor, rule, from, to, hours, reason }: Omit<Exception, 'id'>): string =>
  JSON.stringify([kind, counsellor, rule, from, to, hours?.from, hours?.to, reason])

/** Writes an exception; the same one, sent a second time, stays one. */
const write = async (
  needs: BookingDependencies,
  actor: Actor,
  wanted: NewException,
): Promise<Result<ExceptionAnswer>> => {
  const { exceptions } = await needs.storage.district()
  const same = exceptions.find(exception => textOf(exception) === textOf(wanted))
  if (!same) {
    const deed = ({ exception }: ExceptionAnswer) =>
      ({ what: 'added-exception', subject: exception.id }) as const
    return makeAddException(logging(needs, actor, deed))(wanted)
  }
  if (same.kind === 'other-hours') return { ok: true, value: { exception: same, conflicts: [] } }
  const tried = await makeAddException(needs)(wanted, { dryRun: true })
  return tried.ok ? { ok: true, value: { ...tried.value, exception: same } } : tried
}

const cancelOne = (
  needs: BookingDependencies,
  actor: Actor,
  { id }: BookingSummary,
  reason: CounsellorReason,
): Promise<Result<BookingSummary>> =>
  makeCancelByCounsellor(logging(needs, actor, () => ({ what: 'cancelled', subject: id })))({
    booking: id,
    reason,
  })

/** All that begins at the same time goes together: the seats of a session do not part. */
const handOverOne = (
  needs: BookingDependencies,
  actor: Actor,
  { id, start, counsellor }: BookingSummary,
  colleague: string,
  reason: CounsellorReason,
): Promise<Result<HandOverAnswer>> => {
  const deed = ({ handedOver }: HandOverAnswer) =>
    handedOver.length > 0 ? ({ what: 'handed-over', subject: id, detail: colleague } as const) : undefined
  return makeHandOverBookings(logging(needs, actor, deed))({
    ...{ counsellor: counsellor.id, colleague, reason, from: start, to: start.add({ minutes: 1 }) },
  })
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const carryOut = async (
  needs: BookingDependencies,
  actor: Actor,
  { exception, conflicts }: ExceptionAnswer,
  decisions: ReadonlyMap<string, Decision>,
): Promise<AbsenceOutcome> => {
  const outcome: Mutable<AbsenceOutcome> = { exception, cancelled: 0, handedOver: 0, left: 0, stay: [] }
  const reason = reasonOf[exception.reason]
  const gone = new Set<string>()
  for (const booking of conflicts.filter(({ id }) => decisions.has(id))) {
    const decision = decisions.get(booking.id)
    if (gone.has(booking.id)) continue
    if (decision?.what === 'cancel') {
      const cancelled = await cancelOne(needs, actor, booking, reason)
      if (cancelled.ok) gone.add(booking.id)
      if (cancelled.ok) outcome.cancelled += 1
    } else if (decision) {
      const answer = await handOverOne(needs, actor, booking, decision.colleague, reason)
      if (!answer.ok) continue
      for (const { booking: moved } of answer.value.handedOver) gone.add(moved.id)
      outcome.handedOver += answer.value.handedOver.length
      outcome.stay = [...outcome.stay, ...answer.value.stay]
    }
  }
  return { ...outcome, left: conflicts.filter(({ id }) => !gone.has(id)).length }
}

const makeAdd =
  (needs: BookingDependencies, colleaguesOf: Planning['colleaguesOf']): Planning['addException'] =>
  async (actor, wanted, decisions) => {
    const { counsellor } = wanted
    if (!(await mayReach(needs, actor, 'officeHours', counsellor))) return notAllowed
    const decides = await mayReach(needs, actor, 'appointments', counsellor)
    const colleagues = new Set((await colleaguesOf(actor, counsellor)).map(({ id }) => id))
    const allowed = decisions.every(
      decision => decides && (decision.what === 'cancel' || colleagues.has(decision.colleague)),
    )
    if (!allowed) return notAllowed
    const written = await write(needs, actor, wanted)
    if (!written.ok) return written
    const byBooking = new Map(decisions.map(decision => [decision.booking, decision]))
    return { ok: true, value: await carryOut(needs, actor, written.value, byBooking) }
  }

const makeRemove =
  (needs: BookingDependencies): Planning['removeException'] =>
  async (actor, id, { dryRun = false } = {}) => {
    const found = await reachedException(needs, actor, id)
    if (!found.ok) return found
    const deed = () => ({ what: 'removed-exception', subject: id }) as const
    return makeRemoveException(dryRun ? needs : logging(needs, actor, deed))(id, { dryRun })
  }

type Part = Pick<
  Planning,
  'exception' | 'colleaguesOf' | 'mayDecide' | 'tryException' | 'addException' | 'removeException'
>

/** Makes what plans absences and other hours for who may. */
export const makePlanAbsences = (needs: BookingDependencies): Part => {
  const tryOut = makeAddException(needs)
  const colleaguesOf: Planning['colleaguesOf'] = async (actor, counsellor) =>
    may(actor.role, 'work-team-calendar')
      ? (await counsellorsFor(needs, actor, 'appointments')).filter(({ id }) => id !== counsellor)
      : []
  return {
    exception: (actor, id) => reachedException(needs, actor, id),
    colleaguesOf,
    mayDecide: (actor, counsellor) => mayReach(needs, actor, 'appointments', counsellor),
    tryException: async (actor, wanted) => {
      if (!(await mayReach(needs, actor, 'officeHours', wanted.counsellor))) return notAllowed
      const tried = await tryOut(wanted, { dryRun: true })
      if (!tried.ok) return tried
      return { ok: true, value: await affectedOf(needs, tried.value.conflicts) }
    },
    addException: makeAdd(needs, colleaguesOf),
    removeException: makeRemove(needs),
  }
}
