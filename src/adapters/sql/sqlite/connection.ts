import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'

const remembered = 500

const isInput = (value: unknown): value is SQLInputValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Uint8Array

const inputsOf = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map(value => {
    if (isInput(value)) return value
    throw new TypeError(`SQLite cannot store a ${typeof value}: give text, a number, bytes or null`)
  })

/** Runs Kysely's queries on a `node:sqlite` database. Each statement is prepared once. */
export const createConnection = (database: DatabaseSync): DatabaseConnection => {
  const statements = new Map<string, { statement: StatementSync; reads: boolean }>()
  const prepare = (sql: string): { statement: StatementSync; reads: boolean } => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    const fresh = { statement, reads: statement.columns().length > 0 }
    if (statements.size >= remembered) statements.clear()
    statements.set(sql, fresh)
    return fresh
  }
  const executeQuery = async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
    const { statement, reads } = prepare(sql)
    const inputs = inputsOf(parameters)
    // The rows have the type that the query was built with: Kysely keeps that promise, not the driver.
    if (reads) return { rows: statement.all(...inputs) as R[] }
    return { rows: [], numAffectedRows: BigInt(statement.run(...inputs).changes) }
  }
  return {
    executeQuery,
    streamQuery: () => {
      throw new Error('streaming is not offered: read in pages')
    },
  }
}
