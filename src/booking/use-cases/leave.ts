import { dayBegins } from '../core/berlin.ts'
import { isDate } from '../core/date-text.ts'
import { farFuture, later } from '../core/instants.ts'
import { isOfRule } from '../core/kept-promise.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import { done, type Result, refused } from '../core/result.ts'
import { endedBy, neverHolds } from '../core/rule-end.ts'
import type { Transaction } from '../ports/transaction.ts'
import { bookingsToCome } from './bookings-to-come.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { type Collided, handOverIn, untilNoneCollides } from './hand-over-in.ts'
import { rehearsable } from './rehearse.ts'
import type { HandOverAnswer, Leave } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'
import type { ChangeNeeds } from './withdraw-booking.ts'

type Needs = ChangeNeeds & Pick<BookingDependencies, 'storage' | 'clock'>
type Leaving = Parameters<Leave>[0]

const endRules = async (
  tx: Transaction,
  { counsellor, last }: Leaving,
  now: Temporal.Instant,
): Promise<void> => {
  const rules = await tx.district.officeHoursOf(counsellor)
  const ended = rules.map(rule => endedBy(rule, last))
  // Written first: who books by the former rules has done so by then, or waits.
  for (const [place, rule] of ended.entries())
    if (rule.validTo !== rules[place]?.validTo) await tx.district.putOfficeHours(rule)
  const bookings = await bookingsToCome(tx, counsellor, now)
  const isNamed = (rule: OfficeHours): boolean => bookings.some(booking => isOfRule(booking, rule))
  for (const rule of ended)
    if (neverHolds(rule) && !isNamed(rule)) await tx.district.removeOfficeHours(rule.id)
}

const reportAll = async (
  tx: Transaction,
  counsellor: string,
  from: Temporal.Instant,
  now: Temporal.Instant,
): Promise<HandOverAnswer> => {
  const stay: HandOverAnswer['stay'][number][] = []
  for (const booking of await bookingsToCome(tx, counsellor, now))
    if (Temporal.Instant.compare(booking.start, from) >= 0)
      stay.push({ booking: await summaryIn(tx, booking), why: 'nobody' })
  return { handedOver: [], stay }
}

const leaveIn = async (
  tx: Transaction,
  needs: Needs,
  leaving: Leaving,
  collided: Collided,
): Promise<Result<HandOverAnswer>> => {
  const now = needs.clock.now()
  await sweepExpired(tx, now)
  const { counsellor, last, colleague, despiteLanguage } = leaving
  if (!(await tx.district.findCounsellor(counsellor))) return refused({ kind: 'counsellor-unknown' })
  await endRules(tx, leaving, now)
  const gone = later(now, dayBegins(Temporal.PlainDate.from(last).add({ days: 1 })))
  if (colleague === undefined) return done(await reportAll(tx, counsellor, gone, now))
  const step = { counsellor, colleague, from: gone, to: farFuture, reason: 'away', despiteLanguage } as const
  return handOverIn(tx, needs, step, collided, now)
}

/** Ends a counsellor's rules with her last day, and hands over what is booked after it. She stays known to what was booked. */
export const makeLeave =
  (needs: Needs): Leave =>
  async leaving => {
    if (!isDate(leaving.last)) {
      const fault = `the last date must be YYYY-MM-DD, found "${leaving.last}"`
      return refused({ kind: 'office-hours-invalid', faults: [fault] })
    }
    return untilNoneCollides(collided =>
      rehearsable(needs.storage, leaving.dryRun ?? false, tx => leaveIn(tx, needs, leaving, collided)),
    )
  }
