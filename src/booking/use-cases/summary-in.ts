import type { Booking, BookingSummary } from '../core/booking.ts'
import { summaryOf } from '../core/summary.ts'
import type { Transaction } from '../ports/transaction.ts'
import { knownCounsellor } from './find-booking.ts'

/** What may be seen of a booking, with the counsellor as this unit of work knows her. */
export const summaryIn = async (tx: Transaction, booking: Booking): Promise<BookingSummary> =>
  summaryOf(
    booking,
    knownCounsellor(await tx.district.findCounsellor(booking.counsellor), booking.counsellor),
  )

/** The same for several, one after the other: a unit of work has one connection. */
export const summariesIn = async (
  tx: Transaction,
  bookings: readonly Booking[],
): Promise<readonly BookingSummary[]> => {
  const summaries: BookingSummary[] = []
  for (const booking of bookings) summaries.push(await summaryIn(tx, booking))
  return summaries
}
