import type { Kysely, Selectable } from 'kysely'
import type { Hold } from '../../../booking/core/hold.ts'
import type { Transaction } from '../../../booking/ports/storage.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const holdOf = (row: Selectable<Schema['holds']>): Hold => ({
  id: row.id,
  slot: row.slot,
  expires: instantOf(row.expires_at),
  client: row.client,
})

/** Holds within a unit of work. */
export const holdsIn = (db: Kysely<Schema>): Transaction['holds'] => ({
  find: async id => {
    const row = await db.selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst()
    return row && holdOf(row)
  },
  findByClient: async client => {
    const row = await db.selectFrom('holds').selectAll().where('client', '=', client).executeTakeFirst()
    return row && holdOf(row)
  },
  insert: async ({ id, slot, expires, client }) => {
    await db
      .insertInto('holds')
      .values({ id, slot, expires_at: textOf(expires), client })
      .execute()
  },
  remove: async id => {
    await db.deleteFrom('holds').where('id', '=', id).execute()
  },
  removeExpired: async before => {
    await db.deleteFrom('holds').where('expires_at', '<=', textOf(before)).execute()
  },
})
