import { type Kysely, sql } from 'kysely'

/** A feed is a device's own, of a counsellor, an office, a team or the district. Addresses that are in use go on working. */
const rebuildFeeds = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('feeds').renameTo('former_feeds').execute()
  await db.schema
    .createTable('feeds')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('lookup', 'text', column => column.notNull().unique())
    .addColumn('scope', 'text', column => column.notNull())
    .addColumn('target', 'text', column => column.notNull())
    .addColumn('label', 'text', column => column.notNull())
    .addColumn('details', 'text', column => column.notNull())
    .addColumn('generation', 'integer', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('fetched_at', 'text')
    .addColumn('fetched_by', 'text')
    .execute()
  await sql`insert into feeds (id, lookup, scope, target, label, details, generation, created_at)
    select counsellor, lookup, 'counsellor', counsellor, '', '[]', generation, created_at from former_feeds`.execute(
    db,
  )
  await db.schema.dropTable('former_feeds').execute()
}

const extendEvents = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['office', 'topic', 'language'])
    await db.schema.alterTable('events').addColumn(column, 'text').execute()
  await sql`update events set
    office = (select office from bookings where id = events.booking),
    topic = (select topic from bookings where id = events.booking),
    language = (select language from bookings where id = events.booking)`.execute(db)
  // All that tells whether a feed has changed, so that the texts need not be read for it.
  const deciding = ['end_at', 'start_at', 'cancelled_at', 'changed_at', 'booking'] as const
  await db.schema.dropIndex('events_feed').execute()
  await db.schema
    .createIndex('events_feed')
    .on('events')
    .columns(['counsellor', ...deciding])
    .execute()
  await db.schema.createIndex('events_office').on('events').columns(['office', 'end_at']).execute()
}

const createConnections = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('connections')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('counsellor', 'text', column => column.notNull())
    .addColumn('label', 'text', column => column.notNull())
    .addColumn('address', 'text', column => column.notNull())
    .addColumn('sealed', 'text', column => column.notNull())
    .addColumn('writes', 'integer', column => column.notNull())
    .addColumn('reads', 'integer', column => column.notNull())
    .addColumn('when_stale', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .addColumn('pushed_at', 'text')
    .addColumn('push_fault', 'text')
    .addColumn('read_at', 'text')
    .addColumn('read_fault', 'text')
    .addColumn('read_mark', 'text')
    .addColumn('read_whole_at', 'text')
    .execute()
  await db.schema.createIndex('connections_counsellor').on('connections').column('counsellor').execute()
}

const createCopies = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('remote_events')
    .addColumn('connection', 'text', column => column.notNull())
    .addColumn('booking', 'text', column => column.notNull())
    .addColumn('etag', 'text')
    .addColumn('written', 'text')
    .addColumn('by_hand_at', 'text')
    .addPrimaryKeyConstraint('remote_events_key', ['connection', 'booking'])
    .execute()
  await db.schema.createIndex('remote_events_booking').on('remote_events').column('booking').execute()
  await db.schema
    .createTable('busy')
    .addColumn('connection', 'text', column => column.notNull())
    .addColumn('object', 'text', column => column.notNull())
    .addColumn('from_quantum', 'integer', column => column.notNull())
    .addColumn('to_quantum', 'integer', column => column.notNull())
    .addColumn('counsellor', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('busy_key', ['connection', 'object', 'from_quantum'])
    .execute()
  await db.schema.createIndex('busy_counsellor').on('busy').columns(['counsellor', 'to_quantum']).execute()
}

const createListeners = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('invitations')
    .addColumn('counsellor', 'text', column => column.primaryKey())
    .addColumn('sealed', 'text', column => column.notNull())
    .addColumn('created_at', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('booking', 'text', column => column.notNull())
    .addColumn('sealed', 'text', column => column.notNull())
    .addColumn('locale', 'text')
    .addColumn('created_at', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('subscriptions_booking').on('subscriptions').column('booking').execute()
}

/** Counsellors' own calendars: feeds for each device, calendars that are written and read, mails, and readers' devices. */
export const addCalendars = async (db: Kysely<unknown>): Promise<void> => {
  await rebuildFeeds(db)
  await extendEvents(db)
  await createConnections(db)
  await createCopies(db)
  await createListeners(db)
}
