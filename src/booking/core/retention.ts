import type { Booking } from './booking.ts'

/**
 * When a booking's personal fields are wiped: after the appointment, or at once when its reader cancelled it. Where her
 * counsellor did, the contact stays as long as without that, because somebody may have to call her.
 */
export const forgetAt = (
  booking: Pick<Booking, 'status' | 'end' | 'changed'>,
  changedBy: 'reader' | 'proxy' | 'counsellor' | 'system',
  retentionHours: number,
): Temporal.Instant =>
  booking.status === 'cancelled' && changedBy !== 'counsellor'
    ? booking.changed
    : booking.end.add({ hours: retentionHours })

/** Days after its end for which a booking is there at all. No district may keep a name for longer. */
export const daysKept = 30

/** When nothing of a booking is kept any more, whatever became of it; anonymous counters stay. */
export const eraseAt = ({ end }: Pick<Booking, 'end'>): Temporal.Instant => end.add({ hours: daysKept * 24 })
