import { sql, type Transaction } from 'kysely'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { schemaOf } from '../backup/schema-of.ts'
import type { Snapshot, Table, Value } from '../backup/snapshot.ts'
import { tablesAt } from '../backup/tables-at.ts'
import type { Schema } from '../schema.ts'
import { letWait, withConnection } from './alone.ts'

const rowsTogether = 500

const rowsOf = (trx: Transaction<Schema>) =>
  async function* ({ name, columns }: Table): AsyncGenerator<readonly (readonly Value[])[]> {
    const list = sql.join(columns.map(column => sql.ref(column)))
    await sql`declare bunches no scroll cursor for select ${list} from ${sql.table(name)}`.execute(trx)
    for (;;) {
      // Text and numbers: `tablesAt` has seen the columns.
      const { rows } = await sql<Record<string, Value>>`fetch ${sql.lit(rowsTogether)} from bunches`.execute(
        trx,
      )
      if (rows.length === 0) break
      yield rows.map(row => columns.map(column => row[column] ?? null))
    }
    await sql`close bunches`.execute(trx)
  }

const foreignTo = async (trx: Transaction<Schema>, tables: readonly Table[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(trx)
  const known = new Set(tables.map(({ name }) => name))
  return rows.map(({ name }) => name).filter(name => !known.has(name) && !name.startsWith('kysely_'))
}

const snapshotOf = async (trx: Transaction<Schema>): Promise<Snapshot> => {
  await letWait(trx)
  const schema = await schemaOf(trx)
  if (schema === undefined) throw new StorageUnavailable('there is nothing of Lotse in it')
  const tables = await tablesAt(schema)
  return { engine: 'postgres', schema, tables, foreign: await foreignTo(trx, tables), rows: rowsOf(trx) }
}

/**
 * Gives a PostgreSQL database to `work` as it is at one moment: all is read in one transaction, which sees nothing of what
 * others write meanwhile, and keeps them from nothing but changes of tables. Throws `StorageUnavailable`.
 */
export const withPostgresSnapshot = <T>(url: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> =>
  withConnection(url, db =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async trx => work(await snapshotOf(trx))),
  )
