import { berlinDate } from './berlin.ts'
import type { Booking } from './booking.ts'
import type { BookingAction, BookingStatus } from './booking-status.ts'
import { done, type Result, refused } from './result.ts'

const after: Record<BookingAction, BookingStatus> = {
  move: 'booked',
  'hand-over': 'booked',
  cancel: 'cancelled',
  attend: 'attended',
  miss: 'missed',
}

/** Who came or not can be noted wrong in a hurry: until the day is over the one can be made the other. */
const corrects = (
  { status, start }: Pick<Booking, 'status' | 'start'>,
  action: BookingAction,
  now: Temporal.Instant,
): boolean =>
  ((status === 'attended' && action === 'miss') || (status === 'missed' && action === 'attend')) &&
  berlinDate(now).equals(berlinDate(start))

/**
 * The status after an action. A booked appointment can be moved, handed over or cancelled before it starts, from its start
 * on somebody can have come or not; what was noted of that can be corrected on the same day.
 */
export const transition = (
  booking: Pick<Booking, 'status' | 'start'>,
  action: BookingAction,
  now: Temporal.Instant,
): Result<BookingStatus> => {
  const started = Temporal.Instant.compare(now, booking.start) >= 0
  const needsStart = action === 'attend' || action === 'miss'
  if (started !== needsStart || (booking.status !== 'booked' && !corrects(booking, action, now)))
    return refused({ kind: 'illegal-transition', from: booking.status, action })
  return done(after[action])
}

/** What can be noted of an appointment at a moment: that somebody came, that she did not, or nothing. */
export const attendanceOpen = (
  booking: Pick<Booking, 'status' | 'start'>,
  now: Temporal.Instant,
): { readonly came: boolean; readonly missed: boolean } => ({
  came: transition(booking, 'attend', now).ok,
  missed: transition(booking, 'miss', now).ok,
})

/** Whether a booking can still be cancelled at a moment, for who offers it. */
export const canCancel = (booking: Pick<Booking, 'status' | 'start'>, now: Temporal.Instant): boolean =>
  transition(booking, 'cancel', now).ok
