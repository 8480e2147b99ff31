import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** No key of a request: those are hashes. */
const key = 'proof of writing'

/**
 * Writes a row, takes it away again, and waits until that is kept: where a disk is full or has become read-only, reading
 * notices nothing. Nobody else ever sees the row. (An update that changes nothing would not do: SQLite writes no page for it.)
 */
export const proveWriting = (db: Kysely<Schema>): Promise<void> =>
  db.transaction().execute(async trx => {
    await trx
      .insertInto('idempotency')
      .values({ key, body: '', expires_at: '', booking: null, answer: null })
      .onConflict(conflict => conflict.column('key').doNothing())
      .execute()
    await trx.deleteFrom('idempotency').where('key', '=', key).execute()
  })
