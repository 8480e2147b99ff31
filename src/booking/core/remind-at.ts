import type { Booking } from './booking.ts'

/** Hours before the appointment at which she is reminded; who booked or moved later than that has just been told. */
const reminderHours = 24

/** When a booking is reminded of as things are; undefined where it is not, or not any more. */
export const remindAt = (
  { start, status }: Pick<Booking, 'start' | 'status'>,
  now: Temporal.Instant,
): Temporal.Instant | undefined => {
  const due = start.subtract({ hours: reminderHours })
  return status === 'booked' && Temporal.Instant.compare(due, now) > 0 ? due : undefined
}
