import type { DatabaseSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SelectModifierNode,
  type SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { createDesk, type Desk } from './desk.ts'
import type { Outcome } from './group.ts'

/**
 * SQLite rolls back tables like rows, so a migration that fails half way leaves nothing. The desk itself lets one at a
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

/** What Kysely takes for a connection of its own: somebody who comes to the desk of the one that there is. */
class Visitor implements DatabaseConnection {
  readonly #desk: Desk
  #works = false

  constructor(desk: Desk) {
    this.#desk = desk
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#works ? this.#desk.runInWork(query) : this.#desk.runAlone(query)
  }

  streamQuery(): never {
    throw new Error('streaming is not offered: read in pages')
  }

  async begin(): Promise<void> {
    await this.#desk.begin()
    this.#works = true
  }

  /** Once a unit of work has ended, well or not, there is nothing left to undo. */
  async end(outcome: Outcome): Promise<void> {
    if (!this.#works) return
    this.#works = false
    await this.#desk.end(outcome)
  }
}

const visitor = (connection: DatabaseConnection): Visitor => {
  if (connection instanceof Visitor) return connection
  throw new Error('a connection of another driver')
}

/** A driver for the one connection that writes. */
const createWritingDriver = (database: DatabaseSync): Driver => {
  const desk = createDesk(database)
  return {
    init: async () => undefined,
    acquireConnection: async () => new Visitor(desk),
    releaseConnection: async () => undefined,
    beginTransaction: connection => visitor(connection).begin(),
    commitTransaction: connection => visitor(connection).end('kept'),
    rollbackTransaction: connection => visitor(connection).end('undone'),
    destroy: desk.close,
  }
}

/** A driver for reading beside the writer: with a write-ahead log neither waits for the other. */
const createReadingDriver = (database: DatabaseSync): Driver => {
  const refuse = async (): Promise<void> => {
    throw new Error('this connection only reads: use the writing one for transactions')
  }
  return {
    ...createWritingDriver(database),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
  }
}

const locks: ReadonlySet<string | undefined> = new Set<SelectModifierNode['modifier']>([
  ...(['ForUpdate', 'ForNoKeyUpdate', 'ForShare', 'ForKeyShare', 'NoWait', 'SkipLocked'] as const),
])

/** Queries say which rows they lock. Here nothing is to be said: who begins to write has the whole file. */
class WholeFileCompiler extends SqliteQueryCompiler {
  protected override visitSelectQuery(node: SelectQueryNode): void {
    const { endModifiers = [], ...rest } = node
    super.visitSelectQuery({
      ...rest,
      endModifiers: endModifiers.filter(({ modifier }) => !locks.has(modifier)),
    })
  }
}

const dialectWith = (createDriver: () => Driver): Dialect => ({
  createDriver,
  createQueryCompiler: () => new WholeFileCompiler(),
  createAdapter: () => new TransactionalAdapter(),
  createIntrospector: db => new SqliteIntrospector(db),
})

/** Kysely's dialect for the connection that writes. */
export const writingDialect = (database: DatabaseSync): Dialect =>
  dialectWith(() => createWritingDriver(database))

/** Kysely's dialect for a connection that only reads. */
export const readingDialect = (database: DatabaseSync): Dialect =>
  dialectWith(() => createReadingDriver(database))
