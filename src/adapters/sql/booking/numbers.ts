import type { Kysely } from 'kysely'
import type { GuideCounter } from '../../../booking/core/guide-reading.ts'
import type { SearchCounter } from '../../../booking/core/search.ts'
import type { WaitingTime } from '../../../booking/core/waiting-time.ts'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import type { Schema } from '../schema.ts'

/** Several units of work that write the same rows take them in this order, or they would wait for each other. */
const inOrder = <Row extends { readonly language: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] => rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** Waiting times, searches and readings within a unit of work. */
export const numbersIn = (db: Kysely<Schema>): Transaction['numbers'] => ({
  noteWaiting: async times => {
    if (times.length === 0) return
    await db
      .insertInto('waiting_times')
      .values(inOrder(times, ({ day, language }) => `${day} ${language}`))
      .onConflict(conflict => conflict.columns(['day', 'language']).doNothing())
      .execute()
  },
  addSearches: async counters => {
    for (const row of inOrder(counters, each => JSON.stringify([each.month, each.topic, each.language])))
      await db
        .insertInto('searches')
        .values(row)
        .onConflict(conflict =>
          conflict
            .columns(['month', 'topic', 'language'])
            .doUpdateSet(read => ({ count: read('searches.count', '+', row.count) })),
        )
        .execute()
  },
  addReadings: async counters => {
    for (const row of inOrder(counters, each => JSON.stringify([each.month, each.guide, each.language])))
      await db
        .insertInto('guides_read')
        .values(row)
        .onConflict(conflict =>
          conflict
            .columns(['month', 'guide', 'language'])
            .doUpdateSet(read => ({ count: read('guides_read.count', '+', row.count) })),
        )
        .execute()
  },
})

/** Reads the waiting times of some days. */
export const readWaitingTimes = (
  db: Kysely<Schema>,
  from: string,
  to: string,
): Promise<readonly WaitingTime[]> =>
  db
    .selectFrom('waiting_times')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('language')
    .execute()

/** Reads the searches of a month. */
export const readSearches = (db: Kysely<Schema>, month: string): Promise<readonly SearchCounter[]> =>
  db
    .selectFrom('searches')
    .selectAll()
    .where('month', '=', month)
    .orderBy('topic')
    .orderBy('language')
    .execute()

/** Reads how often guides were read in a month. */
export const readReadings = (db: Kysely<Schema>, month: string): Promise<readonly GuideCounter[]> =>
  db
    .selectFrom('guides_read')
    .selectAll()
    .where('month', '=', month)
    .orderBy('guide')
    .orderBy('language')
    .execute()
