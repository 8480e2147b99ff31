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

/**
 * The status after an action. Only a booked appointment changes: before it starts it can be moved, handed over or
 * cancelled, from its start on somebody can have come or not.
 */
export const transition = (
  booking: Pick<Booking, 'status' | 'start'>,
  action: BookingAction,
  now: Temporal.Instant,
): Result<BookingStatus> => {
  const started = Temporal.Instant.compare(now, booking.start) >= 0
  const needsStart = action === 'attend' || action === 'miss'
  if (booking.status !== 'booked' || started !== needsStart)
    return refused({ kind: 'illegal-transition', from: booking.status, action })
  return done(after[action])
}

/** Whether a booking can still be cancelled at a moment, for who offers it. */
export const canCancel = (booking: Pick<Booking, 'status' | 'start'>, now: Temporal.Instant): boolean =>
  transition(booking, 'cancel', now).ok
