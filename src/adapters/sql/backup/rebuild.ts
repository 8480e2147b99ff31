import { type Kysely, sql } from 'kysely'
import { migrate, migrateTo, migrationNames } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'
import { type Bunch, readLines } from './read-lines.ts'
import { RestoreRefused } from './restore-refused.ts'
import { schemaOf } from './schema-of.ts'
import type { Table } from './snapshot.ts'
import { tablesAt } from './tables-at.ts'

/** What is to be restored. */
export type Content = {
  /** Name of the last migration of the tables that the lines come from. */
  readonly schema: string
  /** Gives the lines, from the first, to whoever asks. */
  readonly read: <T>(work: (lines: AsyncIterable<string>) => Promise<T>) => Promise<T>
}

/** Written by a migration itself: it says nothing about whether somebody has used the database. */
const neverEmpty = new Set(['district_version'])

const isEmpty = async (db: Kysely<Schema>, { name }: Table): Promise<boolean> =>
  (await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)).rows.length === 0

/** The tables that a database has now, none where it is new; and whether anything is in them. */
export const whatIsThere = async (
  db: Kysely<Schema>,
): Promise<{ readonly tables: readonly Table[]; readonly used: boolean }> => {
  const schema = await schemaOf(db)
  const tables = schema === undefined ? [] : await tablesAt(schema)
  for (const table of tables)
    if (!neverEmpty.has(table.name) && !(await isEmpty(db, table))) return { tables, used: true }
  return { tables, used: false }
}

/** Throws `RestoreRefused` where this version does not know the tables of a backup. */
export const checkSchema = (schema: string): void => {
  if (migrationNames.includes(schema)) return
  throw new RestoreRefused(
    `this backup is from a newer version of Lotse: its tables are at ${schema}, this version knows them up to ${migrationNames.at(-1)}; update Lotse first`,
  )
}

const insertBunch = async (db: Kysely<Schema>, { table, rows }: Bunch): Promise<void> => {
  const columns = sql.join(table.columns.map(column => sql.ref(column)))
  const values = sql.join(rows.map(row => sql`(${sql.join(row)})`))
  await sql`insert into ${sql.table(table.name)} (${columns}) values ${values}`.execute(db)
}

const insertAll = async (db: Kysely<Schema>, lines: AsyncIterable<string>): Promise<number> => {
  let rows = 0
  for await (const bunch of readLines(lines)) {
    await insertBunch(db, bunch)
    rows += bunch.rows.length
  }
  return rows
}

/**
 * Makes a database what a backup says, in a transaction of the caller's: takes away the tables that are there, makes those
 * that the backup was taken from, fills them, and brings them up to date. Answers how many rows there were.
 */
export const rebuild = async (
  db: Kysely<Schema>,
  former: readonly Table[],
  { schema, read }: Content,
): Promise<number> => {
  for (const { name } of former.toReversed()) await sql`drop table ${sql.table(name)}`.execute(db)
  if (former.length > 0) await sql`delete from kysely_migration`.execute(db)
  await migrateTo(db, schema)
  const tables = await tablesAt(schema)
  // Migrations write rows of their own, which are in the backup too.
  for (const { name } of tables.toReversed()) await sql`delete from ${sql.table(name)}`.execute(db)
  const rows = await read(lines => insertAll(db, lines))
  await migrate(db)
  return rows
}
