import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { questionsTo } from '../inspection/questions.ts'
import { readMigrations } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'
import { readingDialect } from './dialect.ts'
import { integrityFaults } from './integrity.ts'
import { openForReading } from './open-database.ts'
import { patientUntil, tryUntil } from './patience.ts'

const look = async <T>(database: DatabaseSync, work: (inspection: Inspection) => Promise<T>): Promise<T> => {
  const db = new Kysely<Schema>({ dialect: readingDialect(database) })
  try {
    const damage = await tryUntil(patientUntil(), () => integrityFaults(database))
    const seen = await readMigrations(db)
    return await work({ ...questionsTo(db, seen), damage, clock: async () => null })
  } finally {
    await db.destroy()
  }
}

/** Looks at a SQLite file, beside whoever uses it. Throws `StorageUnavailable` where it cannot be read. */
export const inspectSqlite = async <T>(
  file: string,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> => {
  if (!existsSync(file)) throw new StorageUnavailable('there is no such file')
  const database = await openForReading(file)
  try {
    return await look(database, work)
  } finally {
    if (database.isOpen) database.close()
  }
}
