import { berlinDate } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import type { Outcome } from '../core/counter.ts'
import type { Reason } from '../core/reason.ts'
import { formatReference } from '../core/reference.ts'
import { eraseAt, forgetAt } from '../core/retention.ts'
import type { ChangeRecord, OutboxRecord } from '../ports/records.ts'
import type { Transaction } from '../ports/transaction.ts'
import { announce } from './announce.ts'
import type { BookingDependencies } from './dependencies.ts'

type Needs = Pick<BookingDependencies, 'events' | 'identifiers' | 'policy'>

const putEvent = async (
  tx: Transaction,
  { events }: Needs,
  booking: Booking,
  counsellor: string,
  cancelled: boolean,
): Promise<void> => {
  const { start, end, sequence, changed, office, topic, language } = booking
  const reference = formatReference(booking.reference)
  const text = events.write({
    booking: booking.id,
    reference,
    office,
    start,
    end,
    sequence,
    changed,
    cancelled,
  })
  const since = cancelled ? changed : null
  const time = { start, end, cancelled: since, changed }
  await tx.events.put({ booking: booking.id, counsellor, ...time, text, office, topic, language })
}

const outcomes = new Set<string>(['booked', 'cancelled', 'attended', 'missed'] satisfies Outcome[])

const isOutcome = (what: string): what is Outcome => outcomes.has(what)

const counted = ({ start, office, topic, language }: Booking) => ({
  day: berlinDate(start).toString(),
  ...{ office, topic, language },
})

/**
 * Counts what became of an appointment, under its day, and without a trace of whose it was. What was noted before and is
 * corrected by this does not count any more.
 */
const countOutcome = async (
  tx: Transaction,
  booking: Booking,
  before: Booking | undefined,
  what: ChangeRecord['what'],
): Promise<void> => {
  if (!isOutcome(what)) return
  if (before && before.status !== 'booked')
    await tx.counters.add({ ...counted(before), outcome: before.status }, -1)
  await tx.counters.add({ ...counted(booking), outcome: what })
}

/** An appointment is counted as booked where it is: else more would end in a month than were booked in it. */
const countMoved = async (tx: Transaction, before: Booking, booking: Booking): Promise<void> => {
  const [former, present] = [counted(before), counted(booking)]
  if (former.day === present.day && former.office === present.office) return
  await tx.counters.add({ ...former, outcome: 'booked' }, -1)
  await tx.counters.add({ ...present, outcome: 'booked' })
}

/**
 * Writes all that belongs to a change in one unit of work: the booking, its history, the calendar text and what
 * has to go out. `before` is the booking as it was, undefined for a new one.
 */
export const recordChange = async (
  tx: Transaction,
  needs: Needs,
  booking: Booking,
  before: Booking | undefined,
  change: Pick<ChangeRecord, 'what' | 'by'> & { readonly reason?: Reason | undefined },
): Promise<void> => {
  const reason = change.reason ?? null
  if (before) await tx.bookings.update(booking)
  else await tx.bookings.insert(booking)
  await tx.history.append({ booking: booking.id, at: booking.changed, slot: booking.slot, ...change, reason })
  await countOutcome(tx, booking, before, change.what)
  if (before) await countMoved(tx, before, booking)
  await putEvent(tx, needs, booking, booking.counsellor, booking.status === 'cancelled')
  // The calendar that loses the appointment must show it as cancelled, at the time that it knows.
  if (before && before.counsellor !== booking.counsellor)
    await putEvent(
      tx,
      needs,
      { ...booking, start: before.start, end: before.end, office: before.office },
      before.counsellor,
      true,
    )
  const put = (kind: OutboxRecord['kind'], due: Temporal.Instant) =>
    tx.outbox.put({ id: needs.identifiers.uuid(), kind, subject: booking.id, due })
  await put('forget', forgetAt(booking, change.by, needs.policy.retentionHours))
  await put('erase', eraseAt(booking))
  await announce(tx, needs, booking, before, change)
}
