import type { Kysely, Selectable } from 'kysely'
import type { IdempotencyRecord } from '../../../booking/ports/records.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { Collision } from '../collision.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const answerOf = ({ expires_at, ...row }: Selectable<Schema['idempotency']>): IdempotencyRecord => ({
  ...row,
  expires: instantOf(expires_at),
})

/** What was answered about a booking. */
export const readAnswers = async (
  db: Kysely<Schema>,
  booking: string,
): Promise<readonly IdempotencyRecord[]> =>
  (await db.selectFrom('idempotency').selectAll().where('booking', '=', booking).execute()).map(answerOf)

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
    const found = await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst()
    if (!found) throw new Collision('an answer ran out just now')
    return answerOf(found)
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
