import type { Kysely } from 'kysely'
import type { NetworkRecord } from '../../../booking/ports/records.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, instantOrNull, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { takeTurn } from './turn.ts'

/** The network that a booking was made from, while that is known. */
export const findNetwork = async (
  db: Kysely<Schema>,
  booking: string,
): Promise<NetworkRecord | undefined> => {
  const row = await db.selectFrom('networks').selectAll().where('booking', '=', booking).executeTakeFirst()
  return row && { key: row.key, booking: row.booking, expires: instantOf(row.expires_at) }
}

/** What networks booked within the last day, within a unit of work. */
export const networksIn = (db: Kysely<Schema>): Transaction['networks'] => ({
  note: async ({ key, booking, expires }) => {
    await db
      .insertInto('networks')
      .values({ key, booking, expires_at: textOf(expires) })
      .execute()
  },
  count: async (key, now) => {
    await takeTurn(db, 'network', key)
    const row = await db
      .selectFrom('networks')
      .innerJoin('bookings', 'bookings.id', 'networks.booking')
      .select(read => [
        read.fn.countAll<number | bigint | string>().as('count'),
        read.fn.min('networks.expires_at').as('first'),
      ])
      .where('networks.key', '=', key)
      .where('networks.expires_at', '>', textOf(now))
      .where('bookings.status', '=', 'booked')
      .where('bookings.start_at', '>', textOf(now))
      .executeTakeFirstOrThrow()
    const first: string | null = row.first
    return { count: Number(row.count), first: instantOrNull(first) }
  },
  removeExpired: async now => {
    const expired = db.selectFrom('networks').select('booking').where('expires_at', '<=', textOf(now))
    await db.deleteFrom('networks').where('booking', 'in', expired.forUpdate().skipLocked()).execute()
  },
})
