import type { Kysely } from 'kysely'

/** Notices on top of readers' pages. Who wrote one stands in the audit log. */
export const addNotices = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('place', 'text', column => column.notNull())
    .addColumn('texts', 'text', column => column.notNull())
    .addColumn('link', 'text')
    .addColumn('from_date', 'text', column => column.notNull())
    .addColumn('to_date', 'text', column => column.notNull())
    .addColumn('ended_at', 'text')
    .execute()
}
