import type { Kysely, Selectable } from 'kysely'
import type { Hold } from '../../../booking/core/hold.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { takeTurn } from './turn.ts'

const holdOf = (row: Selectable<Schema['holds']>): Hold => ({
  id: row.id,
  slot: row.slot,
  created: instantOf(row.created_at),
  expires: instantOf(row.expires_at),
  client: row.client,
})

/** Finds the hold of a client. */
export const findHoldByClient = async (db: Kysely<Schema>, client: string): Promise<Hold | undefined> => {
  const row = await db.selectFrom('holds').selectAll().where('client', '=', client).executeTakeFirst()
  return row && holdOf(row)
}

/** Finds a hold. */
export const findHold = async (db: Kysely<Schema>, id: string): Promise<Hold | undefined> => {
  const row = await db.selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst()
  return row && holdOf(row)
}

/** Holds within a unit of work. */
export const holdsIn = (db: Kysely<Schema>): Transaction['holds'] => ({
  find: async id => {
    const row = await db.selectFrom('holds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    return row && holdOf(row)
  },
  findByClient: async client => {
    // Who asks twice at once must find, the second time, the hold of the first.
    await takeTurn(db, 'client', client)
    const hold = db.selectFrom('holds').selectAll().where('client', '=', client)
    const row = await hold.forUpdate().executeTakeFirst()
    return row && holdOf(row)
  },
  insert: async ({ id, slot, created, expires, client }) => {
    const row = { id, slot, created_at: textOf(created), expires_at: textOf(expires), client }
    await db.insertInto('holds').values(row).execute()
  },
  prolong: async (id, expires) => {
    const change = { expires_at: textOf(expires) }
    await db.updateTable('holds').set(change).where('id', '=', id).execute()
  },
  remove: async id => {
    await db.deleteFrom('holds').where('id', '=', id).execute()
  },
  removeExpired: async before => {
    const expired = db.selectFrom('holds').select('id').where('expires_at', '<=', textOf(before))
    await db.deleteFrom('holds').where('id', 'in', expired.forUpdate().skipLocked()).execute()
  },
})
