import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { StorageUnavailable } from '../../booking/ports/storage-unavailable.ts'
import { createSqlBoards } from './boards/board-storage.ts'
import { createSqlKeeper } from './calendars/keeper.ts'
import { createSqlQueue } from './delivery/queue.ts'
import type { Engine, OpenStorage } from './engine.ts'
import { migrate } from './migrations/migrate.ts'
import type { Schema } from './schema.ts'
import { readingDialect, writingDialect } from './sqlite/dialect.ts'
import { openForReading, openForWriting } from './sqlite/open-database.ts'
import { createSqlStaff } from './staff/staff-storage.ts'
import { createSqlStorage } from './storage.ts'

const makeFolder = (file: string): void => {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageUnavailable(`the folder cannot be made: ${reason}`, { cause: error })
  }
}

/** Closes after whoever has the connection or waits for it; Kysely closes nothing that was never used. */
const closeAfterUse = async (db: Kysely<Schema>, database: DatabaseSync): Promise<void> => {
  await db.connection().execute(async () => undefined)
  await db.destroy()
  if (database.isOpen) database.close()
}

const openReader = async (file: string, writer: Kysely<Schema>): Promise<DatabaseSync> => {
  await migrate(writer)
  return openForReading(file)
}

/**
 * Opens the SQLite file, makes it where it is missing, and brings its tables up to date. Throws `StorageUnavailable`
 * where the file cannot be made, is no database, or stays locked; nothing is left open then.
 */
export const openSqlite = async (path: string): Promise<OpenStorage> => {
  // Resolved, because SQLite takes some names for something else than a file: the empty one, and those with a colon first.
  const file = resolve(path)
  makeFolder(file)
  const writing = await openForWriting(file)
  const writer = new Kysely<Schema>({ dialect: writingDialect(writing) })
  const reading = await openReader(file, writer).catch(async (error: unknown) => {
    await closeAfterUse(writer, writing)
    throw error
  })
  const reader = new Kysely<Schema>({ dialect: readingDialect(reading) })
  // Who begins to write has the whole file: nobody comes in the way of a unit of work.
  const engine: Engine = { writer, reader, attempt: work => work() }
  return {
    storage: createSqlStorage(engine),
    queue: createSqlQueue(engine),
    keeper: createSqlKeeper(engine),
    staff: createSqlStaff(engine),
    boards: createSqlBoards(engine),
    database: engine.writer,
    // The log still has pages as they were before; where somebody reads just now, the next time will do.
    scrub: async () => {
      await sql`pragma wal_checkpoint(truncate)`.execute(writer)
    },
    close: async () => {
      await closeAfterUse(reader, reading)
      await closeAfterUse(writer, writing)
    },
  }
}
