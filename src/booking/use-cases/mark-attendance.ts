import type { Booking } from '../core/booking.ts'
import { done, refused } from '../core/result.ts'
import { transition } from '../core/transition.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { recordChange } from './record-change.ts'
import type { MarkAttendance } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'events' | 'identifiers' | 'policy'>

/** Notes whether somebody came. Calendars need not follow: the time stays what it was. */
export const makeMarkAttendance =
  (needs: Needs): MarkAttendance =>
  ({ booking: id, came }) =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await tx.bookings.find(id)
      if (!before) return refused({ kind: 'booking-unknown' })
      const status = transition(before, came ? 'attend' : 'miss', now)
      if (!status.ok) return status
      const booking: Booking = { ...before, status: status.value, changed: now }
      await recordChange(tx, needs, booking, before, {
        what: came ? 'attended' : 'missed',
        by: 'counsellor',
      })
      return done(await summaryIn(tx, booking))
    })
