import { closeSync, existsSync, openSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { schemaOf } from '../backup/schema-of.ts'
import type { Snapshot, Table, Value } from '../backup/snapshot.ts'
import { tablesAt } from '../backup/tables-at.ts'
import type { Schema } from '../schema.ts'
import { ownCopy, removeAbandonedCopies, removeCopy } from './copies.ts'
import { writingDialect } from './dialect.ts'
import { integrityFaults } from './integrity.ts'
import { openForReading } from './open-database.ts'
import { patientUntil, tryUntil } from './patience.ts'

const rowsTogether = 500
const pagesTogether = 1_000

/**
 * Copies a database that somebody may be writing to. A transaction of the source keeps it as it was at one moment: without
 * it, the copy would begin anew with every commit of somebody else.
 */
const copyTo = async (file: string, copy: string): Promise<void> => {
  const source = await openForReading(file)
  try {
    await tryUntil(patientUntil(), () => source.exec('begin; select count(*) from sqlite_schema'))
    closeSync(openSync(copy, 'wx', 0o600))
    await backup(source, copy, { rate: pagesTogether })
  } finally {
    source.close()
  }
}

const quoted = (name: string): string => `"${name}"`

const rowsOf = (database: DatabaseSync) =>
  async function* ({ name, columns }: Table): AsyncGenerator<readonly (readonly Value[])[]> {
    const statement = database.prepare(`select ${columns.map(quoted).join(', ')} from ${quoted(name)}`)
    statement.setReturnArrays(true)
    let bunch: Value[][] = []
    for (const row of statement.iterate()) {
      // Arrays of text and numbers: `tablesAt` has seen the columns.
      bunch.push(row as unknown as Value[])
      if (bunch.length < rowsTogether) continue
      yield bunch
      bunch = []
    }
    yield bunch
  }

const snapshotOf = async (database: DatabaseSync, db: Kysely<Schema>): Promise<Snapshot> => {
  const faults = integrityFaults(database)
  if (faults.length > 0) throw new StorageUnavailable(`it is damaged: ${faults.join('; ')}`)
  const schema = await schemaOf(db)
  if (schema === undefined) throw new StorageUnavailable('there is nothing of Lotse in it')
  const tables = await tablesAt(schema)
  const known = new Set(tables.map(({ name }) => name))
  const there = await db.introspection.getTables()
  const foreign = there.map(({ name }) => name).filter(name => !known.has(name))
  return { engine: 'sqlite', schema, tables, foreign, rows: rowsOf(database) }
}

/**
 * Takes a copy of a SQLite file beside it, with SQLite's own backup, and gives it to `work`. From the copy one can read for
 * as long as it takes, while the file's own log goes on being tidied up. The copy lies where the file lies, and not where the
 * backup is going to lie, so that nothing unencrypted leaves the place. Throws `StorageUnavailable`, also where it is damaged.
 */
export const withSqliteSnapshot = async <T>(
  file: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> => {
  if (!existsSync(file)) throw new StorageUnavailable('there is no such file')
  removeAbandonedCopies(file)
  const copy = ownCopy(file)
  try {
    await copyTo(file, copy)
    const database = new DatabaseSync(copy)
    // A file of one's own needs neither log nor shared memory beside it.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = off')
    const db = new Kysely<Schema>({ dialect: writingDialect(database) })
    try {
      return await work(await snapshotOf(database, db))
    } finally {
      // Kysely closes nothing that was never used.
      await db.destroy()
      if (database.isOpen) database.close()
    }
  } finally {
    removeCopy(copy)
  }
}
