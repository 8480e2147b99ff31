import type { Kysely, Selectable } from 'kysely'
import type { Booking } from '../../../booking/core/booking.ts'
import type { Transaction } from '../../../booking/ports/storage.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const bookingOf = (row: Selectable<Schema['bookings']>): Booking => ({
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
  personal: row.personal,
  sequence: row.sequence,
  generation: row.generation,
  created: instantOf(row.created_at),
  changed: instantOf(row.changed_at),
})

const rowOf = ({ start, end, created, changed, ...rest }: Booking): Selectable<Schema['bookings']> => ({
  ...rest,
  start_at: textOf(start),
  end_at: textOf(end),
  created_at: textOf(created),
  changed_at: textOf(changed),
})

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

/** Bookings within a unit of work. */
export const bookingsIn = (db: Kysely<Schema>): Transaction['bookings'] => ({
  find: async id => {
    const row = await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()
    return row && bookingOf(row)
  },
  findByReference: reference => findByReference(db, reference),
  insert: async booking => {
    await db.insertInto('bookings').values(rowOf(booking)).execute()
  },
  update: async booking => {
    const { id, ...row } = rowOf(booking)
    await db.updateTable('bookings').set(row).where('id', '=', id).execute()
  },
})
