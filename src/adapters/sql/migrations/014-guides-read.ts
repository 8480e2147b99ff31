import type { Kysely } from 'kysely'

/** How often guides were read, where a district counts that: by month, guide and language. */
export const addGuidesRead = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('guides_read')
    .addColumn('month', 'text', column => column.notNull())
    .addColumn('guide', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('count', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('guides_read_key', ['month', 'guide', 'language'])
    .execute()
}
