import { berlinDate } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import type { Closures } from '../core/closures.ts'
import type { Exception } from '../core/exception.ts'
import { isOfRule, isTakenAway, stillYields } from '../core/kept-promise.ts'
import type { Transaction } from '../ports/transaction.ts'
import { bookingsOnDates } from './bookings-to-come.ts'
import { closuresIn } from './closures-in.ts'
import type { BookingDependencies } from './dependencies.ts'

type Needs = Pick<BookingDependencies, 'holidays'>

/** Bookings of the rule that an exception names, and whether that yields them with the exception and without it. */
const withAndWithout = async (
  tx: Transaction,
  needs: Needs,
  exception: Exception,
  now: Temporal.Instant,
): Promise<readonly { booking: Booking; with: boolean; without: boolean }[]> => {
  const rule = exception.rule === null ? undefined : await tx.district.findOfficeHours(exception.rule)
  const counsellor = rule && (await tx.district.findCounsellor(rule.counsellor))
  if (!rule || !counsellor) return []
  const bookings = await bookingsOnDates(tx, counsellor.id, exception, now)
  const own = bookings.filter(booking => isOfRule(booking, rule))
  const dates = own.map(({ start }) => berlinDate(start).toString())
  const closures = await closuresIn(tx, needs, counsellor.id, dates)
  const exceptions = closures.exceptions.filter(({ id }) => id !== exception.id)
  const yields = (booking: Booking, changed: Closures) => stillYields(rule, counsellor, booking, changed)
  return own.map(booking => ({
    booking,
    with: yields(booking, { ...closures, exceptions: [...exceptions, exception] }),
    without: yields(booking, { ...closures, exceptions }),
  }))
}

/** The bookings to come that an exception leaves no room for. */
export const conflictsWith = async (
  tx: Transaction,
  needs: Needs,
  exception: Exception,
  now: Temporal.Instant,
): Promise<readonly Booking[]> => {
  if (exception.kind === 'off')
    return (await bookingsOnDates(tx, exception.counsellor, exception, now)).filter(booking =>
      isTakenAway(exception, booking),
    )
  const all = await withAndWithout(tx, needs, exception, now)
  return all.filter(each => !each.with).map(({ booking }) => booking)
}

/** The bookings to come that only an exception gives room to: those in other hours. */
export const conflictsWithout = async (
  tx: Transaction,
  needs: Needs,
  exception: Exception,
  now: Temporal.Instant,
): Promise<readonly Booking[]> => {
  if (exception.kind === 'off') return []
  const all = await withAndWithout(tx, needs, exception, now)
  return all.filter(each => each.with && !each.without).map(({ booking }) => booking)
}
