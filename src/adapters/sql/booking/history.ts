import type { Kysely } from 'kysely'
import type { ChangeRecord } from '../../../booking/ports/records.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** History within a unit of work. Each booking numbers its own lines; its row is locked by then. */
export const historyIn = (db: Kysely<Schema>): Transaction['history'] => ({
  append: async ({ booking, at, by, what, slot, reason }) => {
    const { lines } = await db
      .selectFrom('history')
      .select(count => count.fn.countAll<number | bigint | string>().as('lines'))
      .where('booking', '=', booking)
      .executeTakeFirstOrThrow()
    const row = { booking, place: Number(lines), at: textOf(at), by_whom: by, what, slot, reason }
    await db.insertInto('history').values(row).execute()
  },
})

/** Reads a booking's history, the oldest line first. */
export const readHistory = async (db: Kysely<Schema>, booking: string): Promise<readonly ChangeRecord[]> => {
  const rows = await db
    .selectFrom('history')
    .selectAll()
    .where('booking', '=', booking)
    .orderBy('place')
    .execute()
  return rows.map(row => ({
    booking: row.booking,
    at: instantOf(row.at),
    // Only these words are ever written.
    by: row.by_whom as ChangeRecord['by'],
    what: row.what as ChangeRecord['what'],
    slot: row.slot,
    reason: row.reason as ChangeRecord['reason'],
  }))
}
