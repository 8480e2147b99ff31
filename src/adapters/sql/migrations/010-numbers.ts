import type { Kysely } from 'kysely'

/** How long one waits by language, a row a day; and how often nothing was found, where a district counts that. */
export const addNumbers = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('waiting_times')
    .addColumn('day', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    // Null where nothing was free.
    .addColumn('hours', 'integer')
    .addPrimaryKeyConstraint('waiting_times_key', ['day', 'language'])
    .execute()
  await db.schema
    .createTable('searches')
    .addColumn('month', 'text', column => column.notNull())
    .addColumn('topic', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('count', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('searches_key', ['month', 'topic', 'language'])
    .execute()
}
