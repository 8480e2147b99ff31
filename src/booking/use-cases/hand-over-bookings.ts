import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { handOverIn, untilNoneCollides } from './hand-over-in.ts'
import { rehearsable } from './rehearse.ts'
import type { HandOverBookings } from './staff-signatures.ts'
import type { ChangeNeeds } from './withdraw-booking.ts'

/** Hands a counsellor's bookings over to a colleague. The people come at the same time to the same place. */
export const makeHandOverBookings =
  (needs: ChangeNeeds & Pick<BookingDependencies, 'storage' | 'clock'>): HandOverBookings =>
  step =>
    untilNoneCollides(collided =>
      rehearsable(needs.storage, step.dryRun ?? false, async tx => {
        const now = needs.clock.now()
        await sweepExpired(tx, now)
        return handOverIn(tx, needs, step, collided, now)
      }),
    )
