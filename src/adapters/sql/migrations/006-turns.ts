import type { Kysely } from 'kysely'

/** A table that is always empty: see booking/turn.ts. */
export const createTurns = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('turns')
    .addColumn('key', 'text', column => column.primaryKey())
    .execute()
}
