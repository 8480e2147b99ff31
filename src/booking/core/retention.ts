import type { Booking } from './booking.ts'

/** When a booking's personal fields are wiped: after the appointment, or at once when it was cancelled. */
export const forgetAt = (
  booking: Pick<Booking, 'status' | 'end' | 'changed'>,
  retentionHours: number,
): Temporal.Instant =>
  booking.status === 'cancelled' ? booking.changed : booking.end.add({ hours: retentionHours })
