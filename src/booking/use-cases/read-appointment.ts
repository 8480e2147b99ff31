import { done, refused } from '../core/result.ts'
import { summaryOf } from '../core/summary.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'
import type { ReadAppointment } from './staff-signatures.ts'

/** Reads everything about an appointment that is not personal. */
export const makeReadAppointment =
  ({ storage, timetable }: Pick<BookingDependencies, 'storage' | 'timetable'>): ReadAppointment =>
  async id => {
    const booking = await storage.findBooking(id)
    if (!booking) return refused({ kind: 'booking-unknown' })
    const { counsellors } = await timetable.district()
    const counsellor = knownCounsellor(counsellors.get(booking.counsellor), booking.counsellor)
    return done({
      booking: summaryOf(booking, counsellor),
      locale: booking.locale,
      remembered: booking.personal !== null,
      history: await storage.history(id),
    })
  }
