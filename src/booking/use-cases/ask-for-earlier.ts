import { done, refused } from '../core/result.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { findBookingOrThrow } from './find-booking.ts'
import { leaveLine } from './line.ts'
import type { AskForEarlier } from './signatures.ts'
import { unlockBooking } from './unlock-booking.ts'

/** Puts a reader into the line for an earlier slot, or takes her out of it. Asking twice keeps her first place. */
export const makeAskForEarlier =
  (needs: BookingDependencies): AskForEarlier =>
  async ({ wanted, ...key }) => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    return needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const booking = await findBookingOrThrow(tx, unlocked.value.id)
      if (!wanted) {
        await leaveLine(tx, needs, booking.id, now)
        return done(null)
      }
      if (booking.status !== 'booked' || Temporal.Instant.compare(booking.start, now) <= 0)
        return refused({ kind: 'illegal-transition', from: booking.status, action: 'move' })
      if (!(await tx.waiting.find(booking.id)))
        await tx.waiting.put({ booking: booking.id, since: now, offer: null })
      return done(null)
    })
  }
