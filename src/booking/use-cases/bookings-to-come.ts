import { dayBegins } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import { farFuture, later } from '../core/instants.ts'
import type { Transaction } from '../ports/transaction.ts'

const hasNotBegun =
  (now: Temporal.Instant) =>
  ({ start }: Booking): boolean =>
    Temporal.Instant.compare(start, now) > 0

/** All bookings of a counsellor that have not begun, by start. */
export const bookingsToCome = async (
  tx: Transaction,
  counsellor: string,
  now: Temporal.Instant,
): Promise<readonly Booking[]> =>
  (await tx.bookings.activeIn(counsellor, now, farFuture)).filter(hasNotBegun(now))

/** Bookings of a counsellor, of everybody where she is null, on dates (both included) that have not begun. */
export const bookingsOnDates = async (
  tx: Transaction,
  counsellor: string | null,
  dates: { readonly from: string; readonly to: string },
  now: Temporal.Instant,
): Promise<readonly Booking[]> => {
  const from = dayBegins(Temporal.PlainDate.from(dates.from))
  const to = dayBegins(Temporal.PlainDate.from(dates.to).add({ days: 1 }))
  if (Temporal.Instant.compare(to, now) <= 0) return []
  return (await tx.bookings.activeIn(counsellor, later(from, now), to)).filter(hasNotBegun(now))
}
