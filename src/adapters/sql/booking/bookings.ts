import type { Kysely, Selectable } from 'kysely'
import type { Booking } from '../../../booking/core/booking.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, instantOrNull, textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { removeBooking } from './remove-booking.ts'
import { takeTurn } from './turn.ts'

/** A booking from its row. */
export const bookingOf = (row: Selectable<Schema['bookings']>): Booking => ({
  id: row.id,
  reference: row.reference,
  // Only these words are ever written.
  status: row.status as Booking['status'],
  slot: row.slot,
  counsellor: row.counsellor,
  office: row.office,
  mode: row.mode as Booking['mode'],
  start: instantOf(row.start_at),
  end: instantOf(row.end_at),
  topic: row.topic,
  language: row.language,
  guide: row.guide,
  step: row.step,
  // Only these words are ever written.
  wishes: JSON.parse(row.wishes),
  bookedBy: row.booked_by as Booking['bookedBy'],
  locale: row.locale,
  consent: instantOrNull(row.consent_at),
  personal: row.personal,
  emailKey: row.email_key,
  phoneKey: row.phone_key,
  reason: row.reason as Booking['reason'],
  sequence: row.sequence,
  generation: row.generation,
  created: instantOf(row.created_at),
  changed: instantOf(row.changed_at),
})

const rowOf = (booking: Booking): Selectable<Schema['bookings']> => {
  const { start, end, created, changed, wishes, bookedBy, consent, emailKey, phoneKey, ...rest } = booking
  return {
    ...rest,
    start_at: textOf(start),
    end_at: textOf(end),
    wishes: JSON.stringify(wishes),
    booked_by: bookedBy,
    consent_at: textOrNull(consent),
    email_key: emailKey,
    phone_key: phoneKey,
    created_at: textOf(created),
    changed_at: textOf(changed),
  }
}

/** Finds a booking by its stored reference. */
export const findByReference = async (
  db: Kysely<Schema>,
  reference: string,
): Promise<Booking | undefined> => {
  const row = await db
    .selectFrom('bookings')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row && bookingOf(row)
}

/** Finds a booking to read it only: in a unit of work it would be kept from others. */
export const findById = async (db: Kysely<Schema>, id: string): Promise<Booking | undefined> => {
  const row = await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()
  return row && bookingOf(row)
}

const activeIn = async (
  db: Kysely<Schema>,
  counsellor: string | null,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly Booking[]> => {
  const query = db
    .selectFrom('bookings')
    .selectAll()
    .where('status', '=', 'booked')
    .where('start_at', '<', textOf(to))
    .where('end_at', '>', textOf(from))
  const wanted = counsellor === null ? query : query.where('counsellor', '=', counsellor)
  return (await wanted.orderBy('start_at').orderBy('id').forUpdate().execute()).map(bookingOf)
}

const countByContact = async (db: Kysely<Schema>, key: string, now: Temporal.Instant): Promise<number> => {
  await takeTurn(db, 'contact', key)
  const { count } = await db
    .selectFrom('bookings')
    .select(read => read.fn.countAll<number | bigint | string>().as('count'))
    .where(where => where.or([where('email_key', '=', key), where('phone_key', '=', key)]))
    .where('status', '=', 'booked')
    .where('start_at', '>', textOf(now))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Bookings within a unit of work. */
export const bookingsIn = (db: Kysely<Schema>): Transaction['bookings'] => ({
  find: async id => {
    const row = await db
      .selectFrom('bookings')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return row && bookingOf(row)
  },
  findByReference: async reference => {
    const booking = db.selectFrom('bookings').selectAll().where('reference', '=', reference)
    const row = await booking.forUpdate().executeTakeFirst()
    return row && bookingOf(row)
  },
  insert: async booking => {
    await db.insertInto('bookings').values(rowOf(booking)).execute()
  },
  update: async booking => {
    const { id, ...row } = rowOf(booking)
    await db.updateTable('bookings').set(row).where('id', '=', id).execute()
  },
  remove: id => removeBooking(db, id),
  activeIn: (counsellor, from, to) => activeIn(db, counsellor, from, to),
  countByContact: (key, now) => countByContact(db, key, now),
})

/** Appointments that were not cancelled and start in [from, to), by counsellor. */
export const readLoads = async (
  db: Kysely<Schema>,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('bookings')
    .select(read => ['counsellor', read.fn.countAll<number | bigint | string>().as('count')])
    .where('start_at', '>=', textOf(from))
    .where('start_at', '<', textOf(to))
    .where('status', '!=', 'cancelled')
    .groupBy('counsellor')
    .execute()
  return new Map(rows.map(({ counsellor, count }) => [counsellor, Number(count)]))
}

/** Bookings of counsellors that touch [from, to), whatever became of them. */
export const readAgenda = async (
  db: Kysely<Schema>,
  counsellors: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly Booking[]> => {
  if (counsellors.length === 0) return []
  const query = db
    .selectFrom('bookings')
    .selectAll()
    .where('counsellor', 'in', counsellors)
    .where('start_at', '<', textOf(to))
    .where('end_at', '>', textOf(from))
  return (await query.orderBy('start_at').orderBy('id').execute()).map(bookingOf)
}
