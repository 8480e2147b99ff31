import { sql, type Transaction } from 'kysely'
import { type Content, rebuild, whatIsThere } from '../backup/rebuild.ts'
import { type Replaced, type Replacing, refusals } from '../backup/replacing.ts'
import { RestoreRefused } from '../backup/restore-refused.ts'
import type { Table } from '../backup/snapshot.ts'
import type { Schema } from '../schema.ts'
import { letWait, withConnection } from './alone.ts'

/** Whoever has come before is seen among the connections; whoever comes after waits for the tables, then finds them new. */
const refuseCompany = async (trx: Transaction<Schema>, tables: readonly Table[]): Promise<void> => {
  await sql`select set_config('lock_timeout', '2000', true)`.execute(trx)
  for (const { name } of tables)
    await sql`lock table ${sql.table(name)} in access exclusive mode`.execute(trx).catch((error: unknown) => {
      throw new RestoreRefused(refusals.inUse, { cause: error })
    })
  const { rows } = await sql`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'lotse' and pid <> pg_backend_pid()`.execute(
    trx,
  )
  if (rows.length > 0) throw new RestoreRefused(refusals.inUse)
}

/** Puts a backup into a PostgreSQL database, all or nothing. Throws `RestoreRefused` and `StorageUnavailable`. */
export const replaceInPostgres = (url: string, { replace }: Replacing, content: Content): Promise<Replaced> =>
  withConnection(url, db =>
    db.transaction().execute(async trx => {
      await letWait(trx)
      const { tables, used } = await whatIsThere(trx)
      await refuseCompany(trx, tables)
      if (used && !replace) throw new RestoreRefused(refusals.notEmpty)
      return { rows: await rebuild(trx, tables, content), aside: undefined }
    }),
  )
