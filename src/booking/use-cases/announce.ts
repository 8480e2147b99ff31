import type { Booking } from '../core/booking.ts'
import { remindAt } from '../core/remind-at.ts'
import type { ChangeRecord, OutboxKind } from '../ports/records.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'

type Needs = Pick<BookingDependencies, 'identifiers' | 'policy'>
type Change = Pick<ChangeRecord, 'what' | 'by'>

const told = new Set<ChangeRecord['what']>(['booked', 'moved', 'handed-over', 'cancelled'])

/** A former message that still waits would not be sent any more: it only kept this one waiting. */
const putMessage = async (
  tx: Transaction,
  { identifiers }: Needs,
  { id: subject, sequence, changed }: Booking,
  kind: OutboxKind,
  what: ChangeRecord['what'],
): Promise<void> => {
  await tx.outbox.drop(subject, kind)
  await tx.outbox.put({
    ...{ id: identifiers.uuid(), kind, subject, due: changed },
    ...{ detail: `${what}.${sequence}`, place: sequence },
  })
}

const remind = async (tx: Transaction, needs: Needs, booking: Booking, kind: OutboxKind): Promise<void> => {
  const due = remindAt(booking, booking.changed)
  if (due === undefined) await tx.outbox.drop(booking.id, kind)
  else await tx.outbox.put({ id: needs.identifiers.uuid(), kind, subject: booking.id, due })
}

const tellByMail = async (tx: Transaction, needs: Needs, booking: Booking, { what }: Change) => {
  if (!needs.policy.mail || booking.emailKey === null) return
  if (told.has(what)) await putMessage(tx, needs, booking, 'mail', what)
  await remind(tx, needs, booking, 'reminder')
}

/** What she did herself she has just read: a text message costs the district money. */
const tellByTextMessage = async (tx: Transaction, needs: Needs, booking: Booking, { what, by }: Change) => {
  if (!needs.policy.sms || booking.phoneKey === null) return
  const isNews = told.has(what) && (by === 'counsellor' || by === 'system')
  if (isNews) await putMessage(tx, needs, booking, 'sms', what)
  await remind(tx, needs, booking, 'sms-reminder')
}

/** Which deliveries a change of a booking needs in calendars and on devices. */
const tellListeners = async (
  tx: Transaction,
  { identifiers, policy }: Needs,
  booking: Booking,
  counsellors: readonly string[],
  { what }: Change,
): Promise<void> => {
  const { id: subject, sequence, changed } = booking
  const due = remindAt(booking, changed)
  let hasDevices = false
  for (const { kind, target } of await tx.listeners.of(subject, counsellors)) {
    const record = { id: identifiers.uuid(), kind, subject, detail: target, due: changed }
    if (kind === 'calendar') await tx.outbox.put(record)
    else if (kind === 'invitation') {
      // Each to her own address, and none waits for another's.
      if (policy.mail && told.has(what)) await tx.outbox.put({ ...record, detail: `${target}.${sequence}` })
    } else if (due) await tx.outbox.put({ ...record, due })
    else hasDevices = true
  }
  if (hasDevices) await tx.outbox.drop(subject, 'alert')
}

/**
 * Writes who is to be told of a change, in the unit of work of the change: her reader, where she can be reached and messages
 * can go out, and the calendars of her counsellor, and of the former one.
 */
export const announce = async (
  tx: Transaction,
  needs: Needs,
  booking: Booking,
  before: Booking | undefined,
  change: Change,
): Promise<void> => {
  await tellByMail(tx, needs, booking, change)
  await tellByTextMessage(tx, needs, booking, change)
  const counsellors = [...new Set([booking.counsellor, before?.counsellor ?? booking.counsellor])]
  await tellListeners(tx, needs, booking, counsellors, change)
}

/** Writes that the copies of a booking which is deleted are to be taken out of calendars. */
export const recallCopies = async (
  tx: Transaction,
  { identifiers }: Pick<Needs, 'identifiers'>,
  booking: string,
  now: Temporal.Instant,
): Promise<void> => {
  for (const { kind, target } of await tx.listeners.of(booking, []))
    if (kind === 'calendar')
      await tx.outbox.put({ id: identifiers.uuid(), kind, subject: booking, detail: target, due: now })
}
