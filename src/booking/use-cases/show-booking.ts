import type { Personal } from '../core/booking.ts'
import { done } from '../core/result.ts'
import { detailsOf, summaryOf } from '../core/summary.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'
import type { ShowBooking } from './signatures.ts'
import { unlockBooking } from './unlock-booking.ts'

/** Shows a booking to who has its reference and code; it changes nothing. */
export const makeShowBooking =
  (needs: Pick<BookingDependencies, 'storage' | 'secrets' | 'tries' | 'sealer'>): ShowBooking =>
  async key => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    const booking = unlocked.value
    const counsellors = await needs.storage.counsellors()
    const counsellor = counsellors.find(({ id }) => id === booking.counsellor)
    const personal: Personal | null =
      booking.personal === null ? null : JSON.parse(needs.sealer.open(booking.personal, booking.id))
    return done(detailsOf(summaryOf(booking, knownCounsellor(counsellor, booking.counsellor)), personal))
  }
