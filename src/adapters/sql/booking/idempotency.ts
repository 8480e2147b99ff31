import type { Kysely } from 'kysely'
import type { Transaction } from '../../../booking/ports/storage.ts'
import { Collision } from '../collision.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Idempotency keys within a unit of work. */
export const idempotencyIn = (db: Kysely<Schema>): Transaction['idempotency'] => ({
  reserve: async ({ key, body, expires, booking, answer }) => {
    // Where several connections write, a second request with the key waits here for the first one's answer.
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('idempotency')
      .values({ key, body, expires_at: textOf(expires), booking, answer })
      .onConflict(conflict => conflict.column('key').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return undefined
    const found = await db
      .selectFrom('idempotency')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirst()
    if (!found) throw new Collision('an answer ran out just now')
    const { expires_at, ...former } = found
    return { ...former, expires: instantOf(expires_at) }
  },
  complete: async (key, booking, answer, expires) => {
    const change = { booking, answer, expires_at: textOf(expires) }
    await db.updateTable('idempotency').set(change).where('key', '=', key).execute()
  },
  removeExpired: async now => {
    const expired = db.selectFrom('idempotency').select('key').where('expires_at', '<=', textOf(now))
    await db.deleteFrom('idempotency').where('key', 'in', expired.forUpdate().skipLocked()).execute()
  },
})
