import type { Kysely } from 'kysely'

/** Messages about one booking differ, go in their order, and are given up some day; they are in the reader's language. */
export const extendForMessages = async (db: Kysely<unknown>): Promise<void> => {
  const outbox = () => db.schema.alterTable('outbox')
  await outbox()
    .addColumn('detail', 'text', column => column.notNull().defaultTo(''))
    .execute()
  await outbox()
    .addColumn('place', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await outbox().addColumn('dead_at', 'text').execute()
  await db.schema.alterTable('bookings').addColumn('locale', 'text').execute()
}
