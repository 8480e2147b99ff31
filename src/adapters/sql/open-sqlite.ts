import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import type { Storage } from '../../booking/ports/storage.ts'
import type { Queue } from '../../delivery/ports/queue.ts'
import { createSqlQueue } from './delivery/queue.ts'
import { migrate } from './migrations/migrate.ts'
import type { Schema } from './schema.ts'
import { readingDialect, writingDialect } from './sqlite/dialect.ts'
import { openForReading, openForWriting } from './sqlite/open-database.ts'
import { createSqlStorage } from './storage.ts'

/** An open database: what booking and delivery need of it, and how to let go of it. */
export type OpenStorage = {
  readonly storage: Storage
  readonly queue: Queue
  /** Waits for the unit of work that runs, then closes. */
  readonly close: () => Promise<void>
}

/** Opens the SQLite file, makes it where it is missing, and brings its tables up to date. */
export const openSqlite = async (file: string): Promise<OpenStorage> => {
  mkdirSync(dirname(file), { recursive: true })
  const writer = new Kysely<Schema>({ dialect: writingDialect(openForWriting(file)) })
  try {
    await migrate(writer)
  } catch (error) {
    await writer.destroy()
    throw error
  }
  const reader = new Kysely<Schema>({ dialect: readingDialect(openForReading(file)) })
  return {
    storage: createSqlStorage(writer, reader),
    queue: createSqlQueue({ writer, reader }),
    close: async () => {
      await reader.destroy()
      await writer.transaction().execute(async () => undefined)
      await writer.destroy()
    },
  }
}
