import type { Personal } from '../core/booking.ts'
import { done, refused } from '../core/result.ts'
import { makeBookSlot } from './book-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { BookNext } from './staff-signatures.ts'

/**
 * Books another time for the person who has a booking, with her name, contact, topic, language and wishes: these are opened
 * here and sealed anew for the new booking, and nobody sees them. A note is about one talk and stays with it.
 */
export const makeBookNext = (needs: Omit<BookingDependencies, 'tries'>): BookNext => {
  const bookSlot = makeBookSlot(needs)
  return async ({ booking: id, slot, idempotencyKey }) => {
    const former = await needs.storage.findBooking(id)
    if (!former) return refused({ kind: 'booking-unknown' })
    if (former.personal === null) return done(null)
    const { name, contact }: Personal = JSON.parse(needs.sealer.open(former.personal, id))
    const { topic, language, wishes, guide, step, locale } = former
    return bookSlot({
      ...{ slot, topic, language, name, contact, wishes, idempotencyKey },
      ...{ guide: guide ?? undefined, step: step ?? undefined, locale: locale ?? undefined },
      onBehalf: { by: 'counsellor', consent: true },
    })
  }
}
