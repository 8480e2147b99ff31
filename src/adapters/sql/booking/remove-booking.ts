import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** Takes a booking away with all that hangs on it. */
export const removeBooking = async (db: Kysely<Schema>, booking: string): Promise<void> => {
  await db.deleteFrom('claims').where('owner', '=', booking).execute()
  await db.deleteFrom('waiting').where('booking', '=', booking).execute()
  await db.deleteFrom('networks').where('booking', '=', booking).execute()
  await db.deleteFrom('history').where('booking', '=', booking).execute()
  await db.deleteFrom('events').where('booking', '=', booking).execute()
  await db.deleteFrom('idempotency').where('booking', '=', booking).execute()
  await db.deleteFrom('subscriptions').where('booking', '=', booking).execute()
  // What takes copies out of calendars goes on.
  await db.deleteFrom('outbox').where('subject', '=', booking).where('kind', '!=', 'calendar').execute()
  await db.deleteFrom('bookings').where('id', '=', booking).execute()
}
