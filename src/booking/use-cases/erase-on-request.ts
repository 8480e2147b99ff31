import type { Booking } from '../core/booking.ts'
import { parseReference } from '../core/reference.ts'
import { done } from '../core/result.ts'
import { transition } from '../core/transition.ts'
import type { Transaction } from '../ports/transaction.ts'
import { recallCopies } from './announce.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { leaveLine, offerFreed } from './line.ts'
import { recordChange } from './record-change.ts'
import type { ChangeNeeds } from './withdraw-booking.ts'

/** Whether an appointment that was to come was cancelled for it; undefined where there was nothing to erase. */
export type EraseOnRequest = (reference: string) => Promise<{ readonly cancelled: boolean } | undefined>

type Needs = ChangeNeeds & Pick<BookingDependencies, 'storage' | 'clock'>

/** An appointment to come is cancelled like any other: counted as cancelled, its time offered to who waits for one. */
const cancelFirst = async (
  tx: Transaction,
  needs: Needs,
  before: Booking,
  now: Temporal.Instant,
): Promise<boolean> => {
  const status = transition(before, 'cancel', now)
  if (!status.ok) return false
  const booking: Booking = { ...before, status: status.value, sequence: before.sequence + 1, changed: now }
  await recordChange(tx, needs, booking, before, { what: 'cancelled', by: 'system' })
  await offerFreed(tx, needs, before.slot, now, false)
  return true
}

/**
 * Erases the booking of a reference at once and whole, because the person asks for it (Art. 17 GDPR): its time is free again,
 * and no feed has it any more. Anonymous counters stay.
 */
export const makeEraseOnRequest =
  (needs: Needs): EraseOnRequest =>
  async typed => {
    const reference = parseReference(typed)
    if (reference === undefined) return undefined
    const result = await needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const booking = await tx.bookings.findByReference(reference)
      if (!booking) return done(undefined)
      await tx.claims.release(booking.id)
      await leaveLine(tx, needs, booking.id, now)
      const cancelled = await cancelFirst(tx, needs, booking, now)
      await recallCopies(tx, needs, booking.id, now)
      await tx.bookings.remove(booking.id)
      return done({ cancelled })
    })
    return result.ok ? result.value : undefined
  }
