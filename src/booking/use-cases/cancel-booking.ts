import { done } from '../core/result.ts'
import { summaryOf } from '../core/summary.ts'
import { transition } from '../core/transition.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { findBookingOrThrow, knownCounsellor } from './find-booking.ts'
import { recordChange } from './record-change.ts'
import type { CancelBooking } from './signatures.ts'
import { unlockBooking } from './unlock-booking.ts'

/** Cancels a booking for its reader; the slot is offered again at once. */
export const makeCancelBooking =
  (needs: BookingDependencies): CancelBooking =>
  async key => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    return needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await findBookingOrThrow(tx, unlocked.value.id)
      const status = transition(before, 'cancel', now)
      if (!status.ok) return status
      await tx.claims.release(before.id)
      const booking = { ...before, status: status.value, sequence: before.sequence + 1, changed: now }
      await recordChange(tx, needs, booking, before, { what: 'cancelled', by: 'reader' })
      const counsellor = await tx.district.findCounsellor(booking.counsellor)
      return done(summaryOf(booking, knownCounsellor(counsellor, booking.counsellor)))
    })
  }
