import type { Kysely } from 'kysely'

/** Counsellors, their rules and their feeds. */
export const createDistrictTables = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('counsellors')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('label', 'text', column => column.notNull())
    .addColumn('languages', 'text', column => column.notNull())
    .addColumn('topics', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createTable('office_hours')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('counsellor', 'text', column => column.notNull().references('counsellors.id'))
    .addColumn('office', 'text')
    .addColumn('mode', 'text', column => column.notNull())
    .addColumn('access', 'text', column => column.notNull())
    .addColumn('recurrence', 'text', column => column.notNull())
    .addColumn('from_time', 'text', column => column.notNull())
    .addColumn('to_time', 'text', column => column.notNull())
    .addColumn('valid_from', 'text', column => column.notNull())
    .addColumn('valid_to', 'text')
    .addColumn('slot_minutes', 'integer', column => column.notNull())
    .addColumn('buffer_minutes', 'integer', column => column.notNull())
    .addColumn('seats', 'integer', column => column.notNull())
    .addColumn('topics', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createTable('feeds')
    .addColumn('lookup', 'text', column => column.primaryKey())
    .addColumn('counsellor', 'text', column => column.notNull().references('counsellors.id'))
    .addColumn('generation', 'integer', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute()
}
