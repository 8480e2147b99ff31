import type { Kysely, Selectable } from 'kysely'
import type { Waiting } from '../../../booking/core/waiting.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const waitingOf = ({ booking, since_at, offer }: Selectable<Schema['waiting']>): Waiting => ({
  booking,
  since: instantOf(since_at),
  offer,
})

/** The place in the line of a booking. */
export const findWaiting = async (db: Kysely<Schema>, booking: string): Promise<Waiting | undefined> => {
  const row = await db.selectFrom('waiting').selectAll().where('booking', '=', booking).executeTakeFirst()
  return row && waitingOf(row)
}

/** The line of who waits for something earlier, within a unit of work. */
export const waitingIn = (db: Kysely<Schema>): Transaction['waiting'] => ({
  find: async booking => {
    const place = db.selectFrom('waiting').selectAll().where('booking', '=', booking)
    const row = await place.forUpdate().executeTakeFirst()
    return row && waitingOf(row)
  },
  put: async ({ booking, since, offer }) => {
    const row = { since_at: textOf(since), offer }
    const insert = db.insertInto('waiting').values({ booking, ...row })
    await insert.onConflict(conflict => conflict.column('booking').doUpdateSet(row)).execute()
  },
  remove: async booking => {
    await db.deleteFrom('waiting').where('booking', '=', booking).execute()
  },
  line: async () => {
    // Two appointments that become free at once must not be offered to the same person.
    const line = db.selectFrom('waiting').selectAll().orderBy('since_at').orderBy('booking')
    const rows = await line.forUpdate().execute()
    return rows.map(waitingOf)
  },
})
