import { Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import { postgresDialect } from './dialect.ts'
import { createPool, migrating } from './pool.ts'

/** A connection of one's own for work that takes long, closed after it. */
export const withConnection = async <T>(
  url: string,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> => {
  const db = new Kysely<Schema>({ dialect: postgresDialect(createPool(url, migrating)) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** A disk that a backup is written to, or read from, may let a transaction wait for longer than a server may. */
export const letWait = async (trx: Transaction<Schema>): Promise<void> => {
  await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`.execute(trx)
}
