import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { migrateTo } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'
import { writingDialect } from '../sqlite/dialect.ts'
import type { Table } from './snapshot.ts'

/** Storage keeps to these on both engines; a backup knows how to write them, and nothing else. */
const writable = new Set(['text', 'integer'])

type Column = { readonly table: string; readonly column: string; readonly type: string }
type Reference = { readonly child: string; readonly parent: string }

const columnsQuery = `
  select t.name as "table", c.name as "column", lower(c.type) as type
  from sqlite_schema t join pragma_table_info(t.name) c
  where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'
  order by t.rowid, c.cid`

const referencesQuery = `
  select t.name as child, f."table" as parent
  from sqlite_schema t join pragma_foreign_key_list(t.name) f
  where t.type = 'table'`

const checkWritable = ({ table, column, type }: Column): void => {
  if (!writable.has(type))
    throw new Error(`a backup cannot write ${table}.${column}, which is ${type}: use text or integer`)
}

/** Puts each table after all that its rows refer to. */
const inOrder = (tables: readonly Table[], references: readonly Reference[]): readonly Table[] => {
  const placed = new Set<string>()
  const place = (table: Table): readonly Table[] => {
    if (placed.has(table.name)) return []
    placed.add(table.name)
    const parents = references.filter(({ child }) => child === table.name).map(({ parent }) => parent)
    return [...tables.filter(({ name }) => parents.includes(name)).flatMap(place), table]
  }
  return tables.flatMap(place)
}

const read = (database: DatabaseSync): readonly Table[] => {
  // The rows have the columns that the two queries name.
  const columns = database.prepare(columnsQuery).all() as Column[]
  const references = database.prepare(referencesQuery).all() as Reference[]
  columns.forEach(checkWritable)
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(([name, own]) => ({
    name,
    columns: own.map(({ column }) => column),
  }))
  return inOrder(tables, references)
}

/**
 * The tables that the migrations up to one make, parents before children. The migrations themselves say so, in a database
 * of their own: a table cannot be forgotten in a backup, and tables of somebody else in the same database are let alone.
 */
export const tablesAt = async (migration: string): Promise<readonly Table[]> => {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<Schema>({ dialect: writingDialect(database) })
  try {
    await migrateTo(db, migration)
    return read(database)
  } finally {
    await db.destroy()
  }
}
