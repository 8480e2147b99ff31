import type { Kysely } from 'kysely'
import type { HeldData, Resealed } from '../../../booking/ports/held-data.ts'
import type { OutboxRecord, StoredEvent } from '../../../booking/ports/records.ts'
import { instantOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { bookingOf } from './bookings.ts'
import { claimsOf } from './claims.ts'
import { eventOf } from './events.ts'
import { readHistory } from './history.ts'
import { readAnswers } from './idempotency.ts'
import { readDevices } from './listeners.ts'
import { findNetwork } from './networks.ts'
import { findWaiting } from './waiting.ts'

const readDeliveries = async (db: Kysely<Schema>, booking: string): Promise<readonly OutboxRecord[]> => {
  const rows = await db.selectFrom('outbox').selectAll().where('subject', '=', booking).execute()
  return rows.map(({ id, kind, subject, due_at }) => ({
    id,
    // Only these words are ever written.
    kind: kind as OutboxRecord['kind'],
    subject,
    due: instantOf(due_at),
  }))
}

const readEventsOf = async (db: Kysely<Schema>, booking: string): Promise<readonly StoredEvent[]> =>
  (await db.selectFrom('events').selectAll().where('booking', '=', booking).execute()).map(eventOf)

/** Everything that is held about one booking. */
export const readHeldData = async (db: Kysely<Schema>, booking: string): Promise<HeldData | undefined> => {
  const row = await db.selectFrom('bookings').selectAll().where('id', '=', booking).executeTakeFirst()
  if (!row) return undefined
  return {
    booking: bookingOf(row),
    history: await readHistory(db, booking),
    events: await readEventsOf(db, booking),
    deliveries: await readDeliveries(db, booking),
    waiting: (await findWaiting(db, booking)) ?? null,
    claims: await claimsOf(db, booking),
    answers: await readAnswers(db, booking),
    network: (await findNetwork(db, booking)) ?? null,
    devices: (await readDevices(db, booking)).map(({ id, locale, created }) => ({ id, locale, created })),
  }
}

/** Ids and sealed fields of bookings that have some, in order of id, after an id. */
export const readSealed = async (
  db: Kysely<Schema>,
  after: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly personal: string }[]> => {
  const rows = await db
    .selectFrom('bookings')
    .select(['id', 'personal'])
    .where('personal', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, personal }) => (personal === null ? [] : [{ id, personal }]))
}

/** Puts newly sealed fields in the place of a former text; false where that is not there any more. */
export const resealBooking = async (
  db: Kysely<Schema>,
  id: string,
  former: string,
  { personal, emailKey, phoneKey }: Resealed,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('bookings')
    .set({ personal, email_key: emailKey, phone_key: phoneKey })
    .where('id', '=', id)
    .where('personal', '=', former)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
