import type { Kysely } from 'kysely'
import type { Schema } from '../../src/adapters/sql/schema.ts'

/** All rows of a table. */
export const rowsIn = (db: Kysely<Schema>, table: keyof Schema): Promise<readonly object[]> =>
  db.selectFrom(table).selectAll().execute()
