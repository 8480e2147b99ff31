import type { Kysely } from 'kysely'

const createBookings = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('bookings')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('reference', 'text', column => column.notNull().unique())
    .addColumn('status', 'text', column => column.notNull())
    .addColumn('slot', 'text', column => column.notNull())
    .addColumn('counsellor', 'text', column => column.notNull().references('counsellors.id'))
    .addColumn('office', 'text')
    .addColumn('mode', 'text', column => column.notNull())
    .addColumn('start_at', 'text', column => column.notNull())
    .addColumn('end_at', 'text', column => column.notNull())
    .addColumn('topic', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('guide', 'text')
    .addColumn('step', 'text')
    .addColumn('personal', 'text')
    .addColumn('sequence', 'integer', column => column.notNull())
    .addColumn('generation', 'integer', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('changed_at', 'text', column => column.notNull())
    .execute()
}

const createHoldsAndClaims = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('holds')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('slot', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .addColumn('client', 'text', column => column.unique())
    .execute()
  await db.schema.createIndex('holds_expires').on('holds').column('expires_at').execute()
  await db.schema
    .createTable('claims')
    .addColumn('counsellor', 'text', column => column.notNull())
    .addColumn('lane', 'integer', column => column.notNull())
    .addColumn('quantum', 'integer', column => column.notNull())
    .addColumn('slot', 'text', column => column.notNull())
    .addColumn('owner', 'text', column => column.notNull())
    .addColumn('until_at', 'text')
    .addPrimaryKeyConstraint('claims_key', ['counsellor', 'lane', 'quantum'])
    .execute()
  await db.schema.createIndex('claims_quantum').on('claims').column('quantum').execute()
  await db.schema.createIndex('claims_owner').on('claims').column('owner').execute()
  await db.schema.createIndex('claims_until').on('claims').column('until_at').execute()
}

const createTraces = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('history')
    .addColumn('booking', 'text', column => column.notNull().references('bookings.id'))
    .addColumn('place', 'integer', column => column.notNull())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('by_whom', 'text', column => column.notNull())
    .addColumn('what', 'text', column => column.notNull())
    .addColumn('slot', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('history_key', ['booking', 'place'])
    .execute()
  await db.schema
    .createTable('events')
    .addColumn('booking', 'text', column => column.notNull().references('bookings.id'))
    .addColumn('counsellor', 'text', column => column.notNull())
    .addColumn('start_at', 'text', column => column.notNull())
    .addColumn('end_at', 'text', column => column.notNull())
    .addColumn('cancelled_at', 'text')
    .addColumn('changed_at', 'text', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('events_key', ['booking', 'counsellor'])
    .execute()
  await db.schema.createIndex('events_feed').on('events').columns(['counsellor', 'end_at']).execute()
}

const createIdempotency = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('idempotency')
    .addColumn('key', 'text', column => column.primaryKey())
    .addColumn('body', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .addColumn('booking', 'text')
    .addColumn('answer', 'text')
    .execute()
  await db.schema.createIndex('idempotency_expires').on('idempotency').column('expires_at').execute()
}

/** Bookings, what keeps them apart, and what they leave behind. */
export const createBookingTables = async (db: Kysely<unknown>): Promise<void> => {
  await createBookings(db)
  await createHoldsAndClaims(db)
  await createTraces(db)
  await createIdempotency(db)
}
