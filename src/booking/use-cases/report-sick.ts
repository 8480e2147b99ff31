import { berlinDate } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import type { Exception } from '../core/exception.ts'
import { exceptionFaults } from '../core/exception-faults.ts'
import { done, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import { bookingsOnDates } from './bookings-to-come.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { ReportSick, ReportSickInput } from './staff-signatures.ts'
import { summariesIn } from './summary-in.ts'
import { type ChangeNeeds, withdrawBooking } from './withdraw-booking.ts'

type Needs = ChangeNeeds & Pick<BookingDependencies, 'storage' | 'clock'>

const illnessOf = (
  { counsellor, from, to }: ReportSickInput,
  id: string,
  now: Temporal.Instant,
): Exception => {
  const first = from ?? berlinDate(now).toString()
  return { id, kind: 'off', counsellor, rule: null, from: first, to, hours: null, reason: 'ill' }
}

const findWritten = async (
  tx: Transaction,
  { from, to }: Exception,
  counsellor: string,
): Promise<Exception | undefined> =>
  (await tx.district.exceptionsOn(counsellor, from)).find(
    other =>
      other.kind === 'off' &&
      other.reason === 'ill' &&
      other.counsellor === counsellor &&
      other.rule === null &&
      other.hours === null &&
      other.to >= to,
  )

const withdrawAll = async (
  tx: Transaction,
  needs: Needs,
  bookings: readonly Booking[],
  now: Temporal.Instant,
): Promise<readonly Booking[]> => {
  const cancelled: Booking[] = []
  for (const before of bookings) {
    const booking = await withdrawBooking(tx, needs, before, 'ill', now)
    if (booking.ok) cancelled.push(booking.value)
  }
  return cancelled
}

/** Closes the days on which a counsellor is ill, and cancels what is booked on them. Told twice, it changes nothing more. */
export const makeReportSick =
  (needs: Needs): ReportSick =>
  input =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      if (!(await tx.district.findCounsellor(input.counsellor)))
        return refused({ kind: 'counsellor-unknown' })
      const illness = illnessOf(input, needs.identifiers.uuid(), now)
      const faults = exceptionFaults(illness, undefined)
      if (faults.length > 0) return refused({ kind: 'exception-invalid', faults })
      // Closed first: nobody who waits is offered the times that come free.
      const written = await findWritten(tx, illness, input.counsellor)
      if (!written) await tx.district.putException(illness)
      const bookings = await bookingsOnDates(tx, input.counsellor, illness, now)
      const cancelled = await withdrawAll(tx, needs, bookings, now)
      const exception = written ?? illness
      return done({ exception, added: !written, cancelled: await summariesIn(tx, cancelled) })
    })
