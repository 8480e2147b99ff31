import type { GuideCounter } from '../core/guide-reading.ts'
import { type Counting, makeCountInMemory } from './count-in-memory.ts'
import type { BookingDependencies } from './dependencies.ts'

/** Counts guides that are read: which one, in which language. */
export type ReadingCounting = Counting<Pick<GuideCounter, 'guide' | 'language'>>

/** Makes what counts guides that are read. */
export const makeCountReadings = (needs: Pick<BookingDependencies, 'storage' | 'clock'>): ReadingCounting => {
  const { add, month, flush } = makeCountInMemory<GuideCounter>(
    needs,
    ({ guide, language }) => [guide, language],
    (numbers, counters) => numbers.addReadings(counters),
  )
  return { note: ({ guide, language }) => add({ month: month(), guide, language, count: 1 }), flush }
}
