import { done } from '../core/result.ts'
import { eraseAt } from '../core/retention.ts'
import { recallCopies } from './announce.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { EraseBooking } from './signatures.ts'

/** Takes a booking away with all that hangs on it, once that is due; one that was moved meanwhile stays. */
export const makeEraseBooking =
  ({
    storage,
    clock,
    identifiers,
  }: Pick<BookingDependencies, 'storage' | 'clock' | 'identifiers'>): EraseBooking =>
  async id => {
    await storage.transaction(async tx => {
      const booking = await tx.bookings.find(id)
      if (!booking || Temporal.Instant.compare(clock.now(), eraseAt(booking)) < 0) return done(null)
      // Released first: the last seat of a session takes the session's own claim with it.
      await tx.claims.release(id)
      await recallCopies(tx, { identifiers }, id, clock.now())
      await tx.bookings.remove(id)
      return done(null)
    })
  }
