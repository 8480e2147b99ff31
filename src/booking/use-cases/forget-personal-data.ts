import { done } from '../core/result.ts'
import { forgetAt } from '../core/retention.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { ForgetPersonalData } from './signatures.ts'

/** Wipes a booking's name and contact once they are due; a booking that was moved meanwhile keeps them. */
export const makeForgetPersonalData =
  ({
    storage,
    clock,
    policy,
  }: Pick<BookingDependencies, 'storage' | 'clock' | 'policy'>): ForgetPersonalData =>
  async id => {
    await storage.transaction(async tx => {
      const now = clock.now()
      const booking = await tx.bookings.find(id)
      if (!booking || booking.personal === null) return done(null)
      if (Temporal.Instant.compare(now, forgetAt(booking, policy.retentionHours)) < 0) return done(null)
      await tx.bookings.update({ ...booking, personal: null, emailKey: null, phoneKey: null })
      await tx.history.append({ booking: id, at: now, by: 'system', what: 'forgotten', slot: booking.slot, reason: null })
      return done(null)
    })
  }
