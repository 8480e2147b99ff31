import { Kysely, sql } from 'kysely'
import { StorageUnavailable } from '../../booking/ports/storage-unavailable.ts'
import { createSqlBoards } from './boards/board-storage.ts'
import { createSqlKeeper } from './calendars/keeper.ts'
import { createSqlQueue } from './delivery/queue.ts'
import type { OpenStorage } from './engine.ts'
import { migrate } from './migrations/migrate.ts'
import { attempt } from './postgres/attempt.ts'
import { postgresDialect } from './postgres/dialect.ts'
import { createPool, migrating, type PoolUse, reading, writing } from './postgres/pool.ts'
import type { Schema } from './schema.ts'
import { createSqlStaff } from './staff/staff-storage.ts'
import { createSqlStorage } from './storage.ts'

type Database = { readonly db: Kysely<Schema>; readonly close: () => Promise<void> }

const openDatabase = (url: string, use: PoolUse): Database => {
  const pool = createPool(url, use)
  const db = new Kysely<Schema>({ dialect: postgresDialect(pool) })
  return {
    db,
    close: async () => {
      await pool.idle()
      await db.destroy()
    },
  }
}

/** A database that cannot keep every script would lose names letter by letter. */
const checkEncoding = async (db: Kysely<Schema>): Promise<void> => {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db)
  const encoding = rows[0]?.server_encoding
  if (encoding !== 'UTF8')
    throw new StorageUnavailable(`its encoding is ${encoding}: make one with "encoding 'UTF8'"`)
}

/**
 * Opens a PostgreSQL database and brings its tables up to date; where several processes do that at once, one of them does
 * it and the others wait. Throws `StorageUnavailable` where the database cannot be reached or used; nothing is left open
 * then.
 */
export const openPostgres = async (url: string): Promise<OpenStorage> => {
  const tables = openDatabase(url, migrating)
  try {
    await checkEncoding(tables.db)
    await migrate(tables.db)
  } finally {
    await tables.close()
  }
  const writer = openDatabase(url, writing)
  const reader = openDatabase(url, reading)
  const engine = { writer: writer.db, reader: reader.db, attempt }
  return {
    storage: createSqlStorage(engine),
    queue: createSqlQueue(engine),
    keeper: createSqlKeeper(engine),
    staff: createSqlStaff(engine),
    boards: createSqlBoards(engine),
    database: engine.writer,
    // The server vacuums by itself.
    scrub: async () => undefined,
    close: async () => {
      await reader.close()
      await writer.close()
    },
  }
}
