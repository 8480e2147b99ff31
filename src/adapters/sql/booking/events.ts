import type { ExpressionBuilder, Kysely, Selectable } from 'kysely'
import type { FeedEvent, StoredEvent } from '../../../booking/ports/records.ts'
import type { EventsOf, EventWindow } from '../../../booking/ports/storage.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, instantOrNull, textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** A calendar text from its row. */
export const eventOf = (row: Selectable<Schema['events']>): StoredEvent => ({
  booking: row.booking,
  counsellor: row.counsellor,
  start: instantOf(row.start_at),
  end: instantOf(row.end_at),
  cancelled: instantOrNull(row.cancelled_at),
  changed: instantOf(row.changed_at),
  text: row.text,
  office: row.office,
  topic: row.topic ?? '',
  language: row.language ?? '',
})

/** Calendar texts within a unit of work. */
export const eventsIn = (db: Kysely<Schema>): Transaction['events'] => ({
  put: async ({ booking, counsellor, start, end, cancelled, changed, ...rest }) => {
    const row = {
      start_at: textOf(start),
      end_at: textOf(end),
      cancelled_at: textOrNull(cancelled),
      changed_at: textOf(changed),
      ...rest,
    }
    await db
      .insertInto('events')
      .values({ booking, counsellor, ...row })
      .onConflict(conflict => conflict.columns(['booking', 'counsellor']).doUpdateSet(row))
      .execute()
  },
})

/** A cancelled text may be that of a counsellor who had the appointment before; one that is not cancelled never is. */
const isPresent = (where: ExpressionBuilder<Schema, 'events'>) =>
  where.or([
    where('events.cancelled_at', 'is', null),
    where.exists(
      where
        .selectFrom('bookings')
        .select('bookings.id')
        .whereRef('bookings.id', '=', 'events.booking')
        .whereRef('bookings.counsellor', '=', 'events.counsellor'),
    ),
  ])

/** Calendar texts in a window. */
export const eventsWithin = (db: Kysely<Schema>, of: EventsOf, { from, to, cancelledAfter }: EventWindow) => {
  const inWindow = db
    .selectFrom('events')
    .where('end_at', '>=', textOf(from))
    .where('start_at', '<', textOf(to))
    .where(where =>
      where.or([where('cancelled_at', 'is', null), where('cancelled_at', '>', textOf(cancelledAfter))]),
    )
  if (of === 'everybody') return inWindow.where(isPresent)
  if ('counsellor' in of) return inWindow.where('counsellor', '=', of.counsellor)
  if ('office' in of) return inWindow.where('office', '=', of.office).where(isPresent)
  // A list of nobody is no list in SQL.
  return inWindow.where('counsellor', 'in', ['', ...of.counsellors]).where(isPresent)
}

/** Reads calendar texts in a window, in order of time. */
export const readEvents = async (
  db: Kysely<Schema>,
  of: EventsOf,
  window: EventWindow,
): Promise<readonly FeedEvent[]> => {
  const rows = await eventsWithin(db, of, window)
    .select(['counsellor', 'topic', 'language', 'text'])
    .orderBy('start_at')
    .orderBy('booking')
    .execute()
  return rows.map(({ topic, language, ...row }) => ({
    ...row,
    topic: topic ?? '',
    language: language ?? '',
  }))
}

/** A booking's calendar text for one counsellor. */
export const findEvent = async (
  db: Kysely<Schema>,
  booking: string,
  counsellor: string,
): Promise<StoredEvent | undefined> => {
  const row = await db
    .selectFrom('events')
    .selectAll()
    .where('booking', '=', booking)
    .where('counsellor', '=', counsellor)
    .executeTakeFirst()
  return row && eventOf(row)
}
