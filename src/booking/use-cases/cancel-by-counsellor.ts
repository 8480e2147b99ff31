import { done, refused } from '../core/result.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { CancelByCounsellor } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'
import { type ChangeNeeds, withdrawBooking } from './withdraw-booking.ts'

/** Cancels one appointment for its counsellor. */
export const makeCancelByCounsellor =
  (needs: ChangeNeeds & Pick<BookingDependencies, 'storage' | 'clock'>): CancelByCounsellor =>
  ({ booking: id, reason }) =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await tx.bookings.find(id)
      if (!before) return refused({ kind: 'booking-unknown' })
      const booking = await withdrawBooking(tx, needs, before, reason, now)
      return booking.ok ? done(await summaryIn(tx, booking.value)) : booking
    })
