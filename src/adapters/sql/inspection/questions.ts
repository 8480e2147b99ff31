import { type Kysely, sql } from 'kysely'
import type { Booking } from '../../../booking/core/booking.ts'
import type { Ledger } from '../../../booking/core/ledger-faults.ts'
import { createSqlQueue } from '../delivery/queue.ts'
import { instantOf, instantOrNull } from '../instant-text.ts'
import { migrationNames } from '../migrations/migrate.ts'
import type { Schema } from '../schema.ts'
import type { CalendarTrouble, FailedDeliveries, Inspection } from './inspection.ts'

type Count = number | bigint | string

/** A sealed text begins with its version and its key, with points between: see the sealer. */
const sealBeginning = 11

const readLedger = async (db: Kysely<Schema>): Promise<Ledger> => {
  const columns = ['id', 'status', 'slot', 'counsellor', 'start_at', 'end_at'] as const
  const bookings = await db.selectFrom('bookings').select(columns).execute()
  const claims = await db.selectFrom('claims').selectAll().execute()
  const holds = await db.selectFrom('holds').select('id').execute()
  return {
    bookings: bookings.map(({ start_at, end_at, status, ...rest }) => ({
      ...rest,
      // Only these words are ever written.
      status: status as Booking['status'],
      start: instantOf(start_at),
      end: instantOf(end_at),
    })),
    claims: claims.map(({ until_at, ...rest }) => ({ ...rest, until: instantOrNull(until_at) })),
    holds: new Set(holds.map(({ id }) => id)),
  }
}

const readFailed = async (db: Kysely<Schema>): Promise<readonly FailedDeliveries[]> => {
  const givenUp = sql<number>`case when dead_at is null then 0 else 1 end`.as('given_up')
  const rows = await db
    .selectFrom('outbox')
    .select(read => ['kind', 'last_error', givenUp, read.fn.countAll<Count>().as('count')])
    .where('attempts', '>', 0)
    .groupBy(['kind', 'last_error', 'given_up'])
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, last_error, given_up, count }) => ({
    ...{ kind, error: last_error ?? '', count: Number(count), givenUp: given_up === 1 },
  }))
}

const readSeals = async (db: Kysely<Schema>): Promise<ReadonlyMap<string, number>> => {
  const sealed = db
    .selectFrom('bookings')
    .select('personal as sealed')
    .where('personal', 'is not', null)
    .$narrowType<{ sealed: string }>()
    .unionAll(db.selectFrom('connections').select('sealed'))
    .unionAll(db.selectFrom('invitations').select('sealed'))
    .unionAll(db.selectFrom('subscriptions').select('sealed'))
    .unionAll(db.selectFrom('staff_factors').select('sealed'))
  const beginning = sql<string>`substr(sealed, 1, ${sql.lit(sealBeginning)})`
  const rows = await db
    .selectFrom(sealed.as('all_sealed'))
    .select(read => [beginning.as('beginning'), read.fn.countAll<Count>().as('count')])
    .groupBy(beginning)
    .execute()
  return new Map(rows.map(({ beginning, count }) => [beginning, Number(count)]))
}

const readCalendarFaults = async (db: Kysely<Schema>): Promise<readonly CalendarTrouble[]> => {
  const rows = await db
    .selectFrom('connections')
    .select(['id', 'push_fault', 'read_fault'])
    .where(where => where.or([where('push_fault', 'is not', null), where('read_fault', 'is not', null)]))
    .orderBy('id')
    .execute()
  return rows.map(({ id, push_fault, read_fault }) => ({ id, writing: push_fault, reading: read_fault }))
}

const readLastChange = async (db: Kysely<Schema>): Promise<Temporal.Instant | null> => {
  const last = db.selectFrom('history').select(read => read.fn.max('at').as('at'))
  const { at }: { at: string | null } = await last.executeTakeFirstOrThrow()
  return at === null ? null : instantOf(at)
}

/** What is asked of both engines alike; `seen` are the migrations that the database has seen. */
export const questionsTo = (
  db: Kysely<Schema>,
  seen: readonly string[],
): Omit<Inspection, 'damage' | 'clock'> => ({
  behind: migrationNames.filter(name => !seen.includes(name)),
  lastChange: () => readLastChange(db),
  ledger: () => readLedger(db),
  backlog: createSqlQueue({ writer: db, reader: db }).backlog,
  failed: () => readFailed(db),
  seals: () => readSeals(db),
  calendars: () => readCalendarFaults(db),
})
