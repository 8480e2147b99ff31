import { Kysely, sql } from 'kysely'
import type { Inspection } from '../inspection/inspection.ts'
import { questionsTo } from '../inspection/questions.ts'
import { readMigrations } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'
import { postgresDialect } from './dialect.ts'
import { createPool, type PoolUse, reading } from './pool.ts'

/** To read all of a table may take longer than a reader of a page would wait. */
const looking: PoolUse = { ...reading, connections: 1, statement: 60_000 }

const readClock = async (db: Kysely<Schema>): Promise<Temporal.Instant> => {
  const { rows } = await sql<{ now: string }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`.execute(db)
  return Temporal.Instant.fromEpochMilliseconds(Number(rows[0]?.now))
}

/** Looks at a PostgreSQL database, beside whoever uses it. Throws `StorageUnavailable` where it cannot be read. */
export const inspectPostgres = async <T>(
  url: string,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> => {
  const db = new Kysely<Schema>({ dialect: postgresDialect(createPool(url, looking)) })
  try {
    const seen = await readMigrations(db)
    return await work({ ...questionsTo(db, seen), damage: [], clock: () => readClock(db) })
  } finally {
    await db.destroy()
  }
}
