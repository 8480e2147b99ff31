import { type Kysely, sql } from 'kysely'

const extendDistrict = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('counsellors').addColumn('woman', 'integer').execute()
  const rules = () => db.schema.alterTable('office_hours')
  await rules()
    .addColumn('travel_minutes', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await rules().addColumn('notice_minutes', 'integer').execute()
  await rules().addColumn('horizon_days', 'integer').execute()
  await rules().addColumn('most_a_day', 'integer').execute()
  await db.schema
    .createTable('exceptions')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('counsellor', 'text')
    .addColumn('rule', 'text')
    .addColumn('from_date', 'text', column => column.notNull())
    .addColumn('to_date', 'text', column => column.notNull())
    .addColumn('from_time', 'text')
    .addColumn('to_time', 'text')
    .addColumn('reason', 'text', column => column.notNull())
    .execute()
  await db.schema
    .createTable('teams')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('label', 'text', column => column.notNull())
    .addColumn('members', 'text', column => column.notNull())
    .execute()
}

/** One row that counts the changes of counsellors, rules, exceptions and teams. */
const createDistrictVersion = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('district_version')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('version', 'integer', column => column.notNull())
    .execute()
  await sql`insert into district_version (id, version) values (1, 1)`.execute(db)
}

const extendBookings = async (db: Kysely<unknown>): Promise<void> => {
  const bookings = () => db.schema.alterTable('bookings')
  await bookings()
    .addColumn('wishes', 'text', column => column.notNull().defaultTo('[]'))
    .execute()
  await bookings()
    .addColumn('booked_by', 'text', column => column.notNull().defaultTo('reader'))
    .execute()
  await bookings().addColumn('consent_at', 'text').execute()
  await bookings().addColumn('email_key', 'text').execute()
  await bookings().addColumn('phone_key', 'text').execute()
  await bookings().addColumn('reason', 'text').execute()
  await db.schema.alterTable('history').addColumn('reason', 'text').execute()
  const index = (name: string, ...columns: string[]) =>
    db.schema.createIndex(name).on('bookings').columns(columns).execute()
  await index('bookings_start', 'start_at', 'counsellor')
  await index('bookings_counsellor', 'counsellor', 'start_at')
  await index('bookings_email', 'email_key')
  await index('bookings_phone', 'phone_key')
}

const createLine = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('waiting')
    .addColumn('booking', 'text', column => column.primaryKey().references('bookings.id'))
    .addColumn('since_at', 'text', column => column.notNull())
    .addColumn('offer', 'text')
    .execute()
  await db.schema
    .createTable('networks')
    .addColumn('booking', 'text', column => column.primaryKey().references('bookings.id'))
    .addColumn('key', 'text', column => column.notNull())
    .addColumn('expires_at', 'text', column => column.notNull())
    .execute()
  await db.schema.createIndex('networks_key').on('networks').column('key').execute()
  await db.schema.createIndex('networks_expires').on('networks').column('expires_at').execute()
  await db.schema
    .createTable('counters')
    .addColumn('day', 'text', column => column.notNull())
    // Empty for phone and video: a null would keep the key from counting as one.
    .addColumn('office', 'text', column => column.notNull())
    .addColumn('topic', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('outcome', 'text', column => column.notNull())
    .addColumn('count', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['day', 'office', 'topic', 'language', 'outcome'])
    .execute()
}

/** Exceptions and teams, what is noted with a booking, the line of who waits, and anonymous counters. */
export const extendDomain = async (db: Kysely<unknown>): Promise<void> => {
  await extendDistrict(db)
  await createDistrictVersion(db)
  await extendBookings(db)
  await createLine(db)
}
