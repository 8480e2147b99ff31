import type { Personal } from '../core/booking.ts'
import { done, refused } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { OpenContact } from './staff-signatures.ts'

/**
 * Opens what is personal about a booking, after a unit of work that ends before: a log of who looked is written there, so
 * that nobody can have looked without a line, whatever fails then. Throws where the key is not there.
 */
export const makeOpenContact =
  ({ storage, sealer }: Pick<BookingDependencies, 'storage' | 'sealer'>): OpenContact =>
  async id => {
    // Where nothing is left to look at, nobody looks.
    if ((await storage.findBooking(id))?.personal === null) return done(null)
    const found = await storage.transaction(async tx => {
      const booking = await tx.bookings.find(id)
      return booking ? done(booking) : refused({ kind: 'booking-unknown' })
    })
    if (!found.ok) return found
    const { personal: sealed } = found.value
    const personal: Personal | null = sealed === null ? null : JSON.parse(sealer.open(sealed, id))
    return done(personal)
  }
