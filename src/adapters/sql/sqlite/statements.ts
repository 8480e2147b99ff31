import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'

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

type Prepared = { readonly statement: StatementSync; readonly reads: boolean }

/** Prepares each statement of a database once. */
export type Statements = (sql: string) => Prepared

/** The statements of a database, none of them prepared yet. */
export const createStatements = (database: DatabaseSync): Statements => {
  const statements = new Map<string, Prepared>()
  return sql => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    const fresh = { statement, reads: statement.columns().length > 0 }
    if (statements.size >= remembered) statements.clear()
    statements.set(sql, fresh)
    return fresh
  }
}

/** Runs one of Kysely's queries. Throws SQLite's own errors. */
export const run = <R>(prepare: Statements, { sql, parameters }: CompiledQuery): QueryResult<R> => {
  const { statement, reads } = prepare(sql)
  const inputs = inputsOf(parameters)
  // The rows have the type that the query was built with: Kysely keeps that promise, not the driver.
  if (reads) return { rows: statement.all(...inputs) as R[] }
  return { rows: [], numAffectedRows: BigInt(statement.run(...inputs).changes) }
}
