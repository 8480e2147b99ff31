import type { DatabaseSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { createConnection, createStatements } from './connection.ts'
import { patientUntil, tryUntil } from './patience.ts'

/**
 * SQLite rolls back tables like rows, so a migration that fails half way leaves nothing. The driver itself lets one at a
 * time have the one connection, because it has to know since when each has waited.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

type Turn = { readonly until: number; readonly end: () => void }
type Turns = Pick<Driver, 'acquireConnection' | 'releaseConnection'> & {
  readonly untilOf: (connection: DatabaseConnection) => number
}

/** Lets one after the other have the database, until the end of a transaction, so that statements never interleave. */
const createTurns = (database: DatabaseSync): Turns => {
  const statements = createStatements(database)
  const turns = new WeakMap<DatabaseConnection, Turn>()
  let last = Promise.resolve()
  return {
    acquireConnection: async () => {
      const until = patientUntil()
      const { promise, resolve: end } = Promise.withResolvers<void>()
      const before = last
      last = promise
      await before
      const connection = createConnection(statements, until)
      turns.set(connection, { until, end })
      return connection
    },
    releaseConnection: async connection => turns.get(connection)?.end(),
    untilOf: connection => turns.get(connection)?.until ?? 0,
  }
}

/** A driver for the one connection that writes. */
const createWritingDriver = (database: DatabaseSync): Driver => {
  const { untilOf, ...turns } = createTurns(database)
  const execute = (connection: DatabaseConnection, sql: string): Promise<void> =>
    tryUntil(untilOf(connection), () => database.exec(sql))
  return {
    ...turns,
    init: async () => undefined,
    // IMMEDIATE takes the right to write first: a deferred transaction that turns to writing fails under load.
    beginTransaction: connection => execute(connection, 'begin immediate'),
    commitTransaction: connection => execute(connection, 'commit'),
    rollbackTransaction: async connection => {
      // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
      if (database.isTransaction) await execute(connection, 'rollback')
    },
    destroy: async () => database.close(),
  }
}

/** A driver for reading beside the writer: with a write-ahead log neither waits for the other. */
const createReadingDriver = (database: DatabaseSync): Driver => {
  const { untilOf: _, ...turns } = createTurns(database)
  const refuse = async (): Promise<void> => {
    throw new Error('this connection only reads: use the writing one for transactions')
  }
  return {
    ...turns,
    init: async () => undefined,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
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
