import type { Kysely } from 'kysely'
import type { Counter } from '../../../booking/core/counter.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import type { Schema } from '../schema.ts'

const columns = ['day', 'office', 'topic', 'language', 'outcome'] as const

/** Anonymous counters within a unit of work. */
export const countersIn = (db: Kysely<Schema>): Transaction['counters'] => ({
  add: async ({ day, office, topic, language, outcome }, by = 1) => {
    const row = { day, office: office ?? '', topic, language, outcome, count: by }
    await db
      .insertInto('counters')
      .values(row)
      .onConflict(conflict =>
        conflict.columns(columns).doUpdateSet(read => ({ count: read('counters.count', '+', by) })),
      )
      .execute()
  },
})

/** Reads the counters of some days, in order. */
export const readCounters = async (
  db: Kysely<Schema>,
  from: string,
  to: string,
): Promise<readonly Counter[]> => {
  const query = db.selectFrom('counters').selectAll().where('day', '>=', from).where('day', '<=', to)
  const rows = await columns.reduce((ordered, column) => ordered.orderBy(column), query).execute()
  return rows.map(({ office, outcome, ...rest }) => ({
    ...rest,
    office: office === '' ? null : office,
    // Only these words are ever written.
    outcome: outcome as Counter['outcome'],
  }))
}
