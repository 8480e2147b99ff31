import { done } from '../core/result.ts'
import { summaryOf } from '../core/summary.ts'
import { transition } from '../core/transition.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { findBookingOrThrow, knownCounsellor } from './find-booking.ts'
import { leaveLine, offerFreed } from './line.ts'
import { recordChange } from './record-change.ts'
import type { CancelBooking } from './signatures.ts'
import { isSought } from './sought.ts'
import { unlockBooking } from './unlock-booking.ts'

/** Cancels a booking for its reader; the slot is offered to who waits for it, or again to everybody. */
export const makeCancelBooking =
  (needs: BookingDependencies): CancelBooking =>
  async ({ reason, ...key }) => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    const sought = await isSought(needs, unlocked.value)
    return needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await findBookingOrThrow(tx, unlocked.value.id)
      const status = transition(before, 'cancel', now)
      if (!status.ok) return status
      await tx.claims.release(before.id)
      await leaveLine(tx, needs, before.id, now)
      const sequence = before.sequence + 1
      const booking = { ...before, status: status.value, reason: reason ?? null, sequence, changed: now }
      await recordChange(tx, needs, booking, before, { what: 'cancelled', by: 'reader', reason })
      await offerFreed(tx, needs, before.slot, now, sought)
      const counsellor = await tx.district.findCounsellor(booking.counsellor)
      return done(summaryOf(booking, knownCounsellor(counsellor, booking.counsellor)))
    })
  }
