import type { Kysely, Selectable } from 'kysely'
import type { StoredEvent } from '../../../booking/ports/records.ts'
import type { EventWindow, Transaction } from '../../../booking/ports/storage.ts'
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
})

/** Calendar texts within a unit of work. */
export const eventsIn = (db: Kysely<Schema>): Transaction['events'] => ({
  put: async ({ booking, counsellor, start, end, cancelled, changed, text }) => {
    const row = {
      start_at: textOf(start),
      end_at: textOf(end),
      cancelled_at: textOrNull(cancelled),
      changed_at: textOf(changed),
      text,
    }
    await db
      .insertInto('events')
      .values({ booking, counsellor, ...row })
      .onConflict(conflict => conflict.columns(['booking', 'counsellor']).doUpdateSet(row))
      .execute()
  },
})

/** Reads a counsellor's calendar texts in a window, in order of time. */
export const readEvents = async (
  db: Kysely<Schema>,
  counsellor: string,
  { from, to, cancelledAfter }: EventWindow,
): Promise<readonly StoredEvent[]> => {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('counsellor', '=', counsellor)
    .where('end_at', '>=', textOf(from))
    .where('start_at', '<', textOf(to))
    .where(where =>
      where.or([where('cancelled_at', 'is', null), where('cancelled_at', '>', textOf(cancelledAfter))]),
    )
    .orderBy('start_at')
    .orderBy('booking')
    .execute()
  return rows.map(eventOf)
}
