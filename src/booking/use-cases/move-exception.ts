import { berlinDate } from '../core/berlin.ts'
import type { Exception } from '../core/exception.ts'
import { done, refused } from '../core/result.ts'
import { checkException } from './add-exception.ts'
import { sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { conflictsWith, conflictsWithout } from './exception-conflicts.ts'
import type { MoveException } from './staff-signatures.ts'
import { summariesIn } from './summary-in.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'holidays'>

/** On these dates the exception itself says what still fits. */
const isOn = (start: Temporal.Instant, { from, to }: Pick<Exception, 'from' | 'to'>): boolean => {
  const date = berlinDate(start).toString()
  return from <= date && date <= to
}

/** Puts an exception elsewhere. What was booked into other hours may lose its ground, and what is booked at the new time. */
export const makeMoveException =
  (needs: Needs): MoveException =>
  input =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await tx.district.findException(input.id)
      if (!before) return refused({ kind: 'exception-unknown' })
      const { from, to, hours } = input
      const exception: Exception = { ...before, from, to, hours }
      const checked = await checkException(tx, exception)
      if (!checked.ok) return checked
      // Written first: who books by it has done so by then, or waits.
      await tx.district.putException(exception)
      const left = (await conflictsWithout(tx, needs, before, now)).filter(({ start }) => !isOn(start, input))
      const met = await conflictsWith(tx, needs, exception, now)
      const all = new Map([...left, ...met].map(booking => [booking.id, booking]))
      return done({ exception, before, conflicts: await summariesIn(tx, [...all.values()]) })
    })
