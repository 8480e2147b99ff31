import type { DatabaseSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { createConnection } from './connection.ts'

/**
 * SQLite rolls back tables like rows, so a migration that fails half way leaves nothing. There is one connection:
 * Kysely lets one at a time have it, until the end of the transaction, so that statements never interleave.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return false
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** A driver for the one connection that writes. */
const createWritingDriver = (database: DatabaseSync): Driver => {
  const connection = createConnection(database)
  return {
    init: async () => undefined,
    acquireConnection: async (): Promise<DatabaseConnection> => connection,
    // IMMEDIATE takes the right to write first: a deferred transaction that turns to writing fails under load.
    beginTransaction: async () => database.exec('begin immediate'),
    commitTransaction: async () => database.exec('commit'),
    rollbackTransaction: async () => {
      // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
      if (database.isTransaction) database.exec('rollback')
    },
    releaseConnection: async () => undefined,
    destroy: async () => database.close(),
  }
}

/** A driver for reading beside the writer: with a write-ahead log neither waits for the other. */
const createReadingDriver = (database: DatabaseSync): Driver => {
  const connection = createConnection(database)
  const refuse = async (): Promise<void> => {
    throw new Error('this connection only reads: use the writing one for transactions')
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => database.close(),
  }
}

const dialectWith = (createDriver: () => Driver): Dialect => ({
  createDriver,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new TransactionalAdapter(),
  createIntrospector: db => new SqliteIntrospector(db),
})

/** Kysely's dialect for the connection that writes. */
export const writingDialect = (database: DatabaseSync): Dialect =>
  dialectWith(() => createWritingDriver(database))

/** Kysely's dialect for a connection that only reads. */
export const readingDialect = (database: DatabaseSync): Dialect =>
  dialectWith(() => createReadingDriver(database))
