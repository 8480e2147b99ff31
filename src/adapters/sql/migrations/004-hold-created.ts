import type { Kysely } from 'kysely'

/** When a hold was first taken. Those from before count as long since taken, so that they run out when they were to. */
export const addHoldCreation = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('holds')
    .addColumn('created_at', 'text', column => column.notNull().defaultTo('1970-01-01T00:00:00.000Z'))
    .execute()
}
