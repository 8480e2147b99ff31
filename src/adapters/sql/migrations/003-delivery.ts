import type { Kysely } from 'kysely'

/** The outbox. */
export const createDeliveryTables = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('subject', 'text', column => column.notNull())
    .addColumn('due_at', 'text', column => column.notNull())
    .addColumn('next_at', 'text', column => column.notNull())
    .addColumn('attempts', 'integer', column => column.notNull())
    .addColumn('last_error', 'text')
    .execute()
  await db.schema.createIndex('outbox_next').on('outbox').column('next_at').execute()
  await db.schema.createIndex('outbox_subject').on('outbox').columns(['subject', 'kind']).execute()
}
