import { berlinDate } from '../core/berlin.ts'
import { tableOf } from '../core/counter.ts'
import { missedShareOf } from '../core/missed-share.ts'
import type { MonthNumbers, Numbers } from '../core/numbers.ts'
import { searchesSettled } from '../core/search.ts'
import { byWeek } from '../core/waiting-time.ts'
import type { BookingDependencies } from './dependencies.ts'
import { makeReadCounters } from './read-counters.ts'
import { makeReadFreeSlots } from './read-free-slots.ts'

/** Reads the numbers of whole months, both included. */
export type ReadNumbers = (span: {
  readonly from: Temporal.PlainYearMonth
  readonly to: Temporal.PlainYearMonth
}) => Promise<Numbers>

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'timetable'>

const sumBy = <P extends string>(
  counters: readonly (Readonly<Record<P, string>> & { readonly count: number })[],
  property: P,
) => {
  const sums = new Map<string, number>()
  for (const { [property]: value, count } of counters) sums.set(value, (sums.get(value) ?? 0) + count)
  return sums
}

const searchesOf = async ({ storage, clock }: Needs, month: Temporal.PlainYearMonth) => {
  if (!searchesSettled(month, berlinDate(clock.now()))) return undefined
  const counters = await storage.searches(month.toString())
  return { topic: tableOf(sumBy(counters, 'topic')), language: tableOf(sumBy(counters, 'language')) }
}

const readingsOf = async ({ storage, clock }: Needs, month: Temporal.PlainYearMonth) => {
  if (!searchesSettled(month, berlinDate(clock.now()))) return undefined
  const counters = await storage.readings(month.toString())
  return { guide: tableOf(sumBy(counters, 'guide')), language: tableOf(sumBy(counters, 'language')) }
}

const readMonth = async (needs: Needs, month: Temporal.PlainYearMonth): Promise<MonthNumbers> => {
  const demand = await makeReadCounters(needs)(month)
  const missed = missedShareOf(demand?.outcome ?? null)
  const [searches, readings] = [await searchesOf(needs, month), await readingsOf(needs, month)]
  return { month: month.toString(), demand, missed, searches, readings }
}

/**
 * Makes the one question that a screen of numbers asks. Nothing in it is by counsellor; what was booked is told as `tableOf` may
 * tell it, and what is free is what anybody sees.
 */
export const makeReadNumbers = (needs: Needs): ReadNumbers => {
  const readFreeSlots = makeReadFreeSlots(needs)
  return async ({ from, to }) => {
    const months: MonthNumbers[] = []
    for (let month = from; Temporal.PlainYearMonth.compare(month, to) <= 0; month = month.add({ months: 1 }))
      months.push(await readMonth(needs, month))
    const days = { from: from.toPlainDate({ day: 1 }), to: to.toPlainDate({ day: to.daysInMonth }) }
    const times = await needs.storage.waitingTimes(days.from.toString(), days.to.toString())
    return { months, waiting: byWeek(times), free: await readFreeSlots(days) }
  }
}
