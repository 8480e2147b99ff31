import { berlinDate } from '../core/berlin.ts'
import { type Counter, tableOf } from '../core/counter.ts'
import { weekOfMonth, weeksOfMonth } from '../core/month-weeks.ts'
import type { MonthlyCounters } from '../core/numbers.ts'
import { daysKept } from '../core/retention.ts'
import type { BookingDependencies } from './dependencies.ts'

/** Undefined where the month is not settled yet. */
export type ReadCounters = (month: Temporal.PlainYearMonth) => Promise<MonthlyCounters | undefined>

const sumBy = (counters: readonly Counter[], keyOf: (counter: Counter) => string): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const counter of counters) sums.set(keyOf(counter), (sums.get(keyOf(counter)) ?? 0) + counter.count)
  return sums
}

/** Each appointment once: what was booked and of which nothing else is known stays open. */
const outcomesOf = (counters: readonly Counter[]): ReadonlyMap<string, number> => {
  const { booked = 0, ...ended } = Object.fromEntries(sumBy(counters, ({ outcome }) => outcome))
  const known = Object.values(ended).reduce((sum, count) => sum + count, 0)
  return new Map(Object.entries({ ...ended, open: Math.max(0, booked - known) }))
}

/**
 * Reads the counters of one month, once the last booking of it has been erased and they cannot change any more. Only whole
 * months: the difference of two spans, or of two readings, would be the counters of a few days.
 */
export const makeReadCounters =
  ({ storage, clock }: Pick<BookingDependencies, 'storage' | 'clock'>): ReadCounters =>
  async month => {
    const first = month.toPlainDate({ day: 1 })
    const last = month.toPlainDate({ day: month.daysInMonth })
    // A day more, because the last appointment may have gone on past midnight.
    const settled = last.add({ days: daysKept + 1 })
    if (Temporal.PlainDate.compare(berlinDate(clock.now()), settled) <= 0) return undefined
    const counters = await storage.counters(first.toString(), last.toString())
    const booked = counters.filter(({ outcome }) => outcome === 'booked')
    const weeks = weeksOfMonth(month)
    const by = (property: 'office' | 'topic' | 'language') =>
      tableOf(sumBy(booked, counter => counter[property] ?? ''))
    return {
      week: tableOf(sumBy(booked, ({ day }) => weekOfMonth(weeks, day))),
      office: by('office'),
      topic: by('topic'),
      language: by('language'),
      outcome: tableOf(outcomesOf(counters)),
    }
  }
