import type { Booking } from '../core/booking.ts'
import type { CounsellorReason } from '../core/reason.ts'
import { done, type Result } from '../core/result.ts'
import { transition } from '../core/transition.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'
import { leaveLine, offerFreed } from './line.ts'
import { recordChange } from './record-change.ts'

/** What changing a booking takes inside a unit of work. */
export type ChangeNeeds = Pick<BookingDependencies, 'events' | 'identifiers' | 'policy' | 'holidays'>

/**
 * Cancels a booking for its counsellor. Where the time can still be booked, who waits for it comes first; it need not
 * rest: nobody gains anything by it.
 */
export const withdrawBooking = async (
  tx: Transaction,
  needs: ChangeNeeds,
  before: Booking,
  reason: CounsellorReason,
  now: Temporal.Instant,
): Promise<Result<Booking>> => {
  const status = transition(before, 'cancel', now)
  if (!status.ok) return status
  await tx.claims.release(before.id)
  await leaveLine(tx, needs, before.id, now)
  const sequence = before.sequence + 1
  const booking: Booking = { ...before, status: status.value, reason, sequence, changed: now }
  await recordChange(tx, needs, booking, before, { what: 'cancelled', by: 'counsellor', reason })
  await offerFreed(tx, needs, before.slot, now, false)
  return done(booking)
}
