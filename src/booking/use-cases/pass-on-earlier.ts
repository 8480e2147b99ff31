import { done } from '../core/result.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { leaveLine } from './line.ts'
import type { PassOnEarlier } from './signatures.ts'

/** Passes an earlier slot on to the next in line once the time to take it is over; before that it does nothing. */
export const makePassOnEarlier =
  (
    needs: Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'holidays' | 'identifiers'>,
  ): PassOnEarlier =>
  async booking => {
    await needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const waiting = await tx.waiting.find(booking)
      const hold = waiting?.offer ? await tx.holds.find(waiting.offer) : undefined
      if (!waiting?.offer || (hold && Temporal.Instant.compare(hold.expires, now) > 0)) return done(null)
      await leaveLine(tx, needs, booking, now)
      return done(null)
    })
  }
