/** What a column may hold: instants and lists are text, quanta and counts integers. */
export type Value = string | number | null

/** A table and its columns, in the order in which values are written. */
export type Table = { readonly name: string; readonly columns: readonly string[] }

/** A database as it was at one moment, whatever is written to it meanwhile. */
export type Snapshot = {
  readonly engine: 'sqlite' | 'postgres'
  /** Name of the last migration of its tables. */
  readonly schema: string
  /** Tables that rows refer to come before those that refer to them. */
  readonly tables: readonly Table[]
  /** Tables that are there and were not made by a migration: they are not read. */
  readonly foreign: readonly string[]
  /** All rows of a table, in bunches. */
  readonly rows: (table: Table) => AsyncIterable<readonly (readonly Value[])[]>
}
