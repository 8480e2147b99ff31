import type { Kysely, Selectable } from 'kysely'
import type { RemoteEvent } from '../../../calendars/core/remote-event.ts'
import { instantOrNull, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const copyOf = ({ by_hand_at, ...rest }: Selectable<Schema['remote_events']>): RemoteEvent => ({
  ...rest,
  byHand: instantOrNull(by_hand_at),
})

/** The copy of a booking in a calendar. */
export const findCopy = async (
  db: Kysely<Schema>,
  connection: string,
  booking: string,
): Promise<RemoteEvent | undefined> => {
  const row = await db
    .selectFrom('remote_events')
    .selectAll()
    .where('connection', '=', connection)
    .where('booking', '=', booking)
    .executeTakeFirst()
  return row && copyOf(row)
}

/** All copies in a calendar. */
export const readCopies = async (db: Kysely<Schema>, connection: string): Promise<readonly RemoteEvent[]> => {
  const all = db.selectFrom('remote_events').selectAll().where('connection', '=', connection)
  return (await all.orderBy('booking').execute()).map(copyOf)
}

/** Notes that there is, or is about to be, a copy; what is known of one stays. */
export const noteCopy = async (db: Kysely<Schema>, connection: string, booking: string): Promise<void> => {
  await db
    .insertInto('remote_events')
    .values({ connection, booking, etag: null, written: null, by_hand_at: null })
    .onConflict(conflict => conflict.columns(['connection', 'booking']).doNothing())
    .execute()
}

/** Writes what is known of a copy that was noted; one that was taken away meanwhile is left so. */
export const putCopy = async (db: Kysely<Schema>, copy: RemoteEvent): Promise<void> => {
  const { connection, booking, etag, written, byHand } = copy
  await db
    .updateTable('remote_events')
    .set({ etag, written, by_hand_at: textOrNull(byHand) })
    .where('connection', '=', connection)
    .where('booking', '=', booking)
    .execute()
}

/** Forgets a copy. */
export const removeCopy = async (db: Kysely<Schema>, connection: string, booking: string): Promise<void> => {
  await db
    .deleteFrom('remote_events')
    .where('connection', '=', connection)
    .where('booking', '=', booking)
    .execute()
}
