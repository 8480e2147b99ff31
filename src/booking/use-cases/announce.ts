import type { Booking } from '../core/booking.ts'
import type { ChangeRecord } from '../ports/records.ts'
import type { Transaction } from '../ports/storage.ts'
import type { BookingDependencies } from './dependencies.ts'

type Needs = Pick<BookingDependencies, 'identifiers' | 'policy'>

const told = new Set<ChangeRecord['what']>(['booked', 'moved', 'handed-over', 'cancelled'])

/** Hours before the appointment at which she is reminded; who booked or moved later than that has just been told. */
const reminderHours = 24

const remind = async (tx: Transaction, { identifiers }: Needs, booking: Booking): Promise<void> => {
  const due = booking.start.subtract({ hours: reminderHours })
  if (booking.status !== 'booked' || Temporal.Instant.compare(due, booking.changed) <= 0)
    await tx.outbox.drop(booking.id, 'reminder')
  else await tx.outbox.put({ id: identifiers.uuid(), kind: 'reminder', subject: booking.id, due })
}

/** Writes what her reader is to be told of a change, where she gave an address and mails can go out. */
export const announce = async (
  tx: Transaction,
  needs: Needs,
  booking: Booking,
  what: ChangeRecord['what'],
): Promise<void> => {
  if (!needs.policy.mail || booking.emailKey === null) return
  const { id: subject, sequence, changed } = booking
  if (told.has(what))
    await tx.outbox.put({
      ...{ id: needs.identifiers.uuid(), kind: 'mail', subject, due: changed },
      ...{ detail: `${what}.${sequence}`, place: sequence },
    })
  await remind(tx, needs, booking)
}
