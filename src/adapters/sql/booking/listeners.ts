import { type Kysely, type Selectable, sql } from 'kysely'
import type { Listener, Subscription } from '../../../booking/ports/records.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const subscriptionOf = ({ created_at, ...rest }: Selectable<Schema['subscriptions']>): Subscription => ({
  ...rest,
  created: instantOf(created_at),
})

const is = (kind: Listener['kind']) => sql<Listener['kind']>`${sql.lit(kind)}`.as('kind')

/** One question for all of them, because it is asked with every change of a booking. */
const readListeners = async (
  db: Kysely<Schema>,
  booking: string,
  counsellors: readonly string[],
): Promise<readonly Listener[]> => {
  // An empty list is no list to PostgreSQL.
  const names = counsellors.length > 0 ? counsellors : ['']
  const rows = await db
    .selectFrom('connections')
    .select([is('calendar'), 'id as target'])
    .where('counsellor', 'in', names)
    .where('writes', '=', 1)
    .union(
      db
        .selectFrom('remote_events')
        .select([is('calendar'), 'connection as target'])
        .where('booking', '=', booking),
    )
    .union(
      db
        .selectFrom('invitations')
        .select([is('invitation'), 'counsellor as target'])
        .where('counsellor', 'in', names),
    )
    .union(
      db
        .selectFrom('subscriptions')
        .select([is('alert'), 'id as target'])
        .where('booking', '=', booking),
    )
    .execute()
  return rows
}

/** Finds a device of a reader. */
export const findSubscription = async (db: Kysely<Schema>, id: string): Promise<Subscription | undefined> => {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && subscriptionOf(row)
}

/** The devices of a booking, the first that came first. */
export const readDevices = async (db: Kysely<Schema>, booking: string): Promise<readonly Subscription[]> => {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('booking', '=', booking)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(subscriptionOf)
}

/** Ids and sealed addresses of devices, in order of id, after an id. */
export const readSealedDevices = (
  db: Kysely<Schema>,
  after: string,
  limit: number,
): Promise<readonly Pick<Subscription, 'id' | 'sealed'>[]> =>
  db
    .selectFrom('subscriptions')
    .select(['id', 'sealed'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()

/** Who is to be told of a booking. */
export const listenersIn = (db: Kysely<Schema>): Transaction['listeners'] => ({
  devices: booking => readDevices(db, booking),
  of: (booking, counsellors) => readListeners(db, booking, counsellors),
  subscribe: async ({ created, ...rest }) => {
    await db
      .insertInto('subscriptions')
      .values({ ...rest, created_at: textOf(created) })
      .execute()
  },
  unsubscribe: async id => {
    await db.deleteFrom('subscriptions').where('id', '=', id).execute()
  },
  unsubscribeAll: async booking => {
    await db.deleteFrom('subscriptions').where('booking', '=', booking).execute()
  },
})
