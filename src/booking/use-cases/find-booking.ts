import type { Booking } from '../core/booking.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Transaction } from '../ports/transaction.ts'

/** A booking as the unit of work sees it; it was unlocked before, so it is there. */
export const findBookingOrThrow = async (tx: Transaction, id: string): Promise<Booking> => {
  const booking = await tx.bookings.find(id)
  if (!booking) throw new Error(`booking ${id} is gone`)
  return booking
}

/** A counsellor, or a stand-in that keeps an appointment readable after she has left. */
export const knownCounsellor = (counsellor: Counsellor | undefined, id: string): Counsellor =>
  counsellor ?? { id, label: id, languages: [], topics: [], woman: null }
