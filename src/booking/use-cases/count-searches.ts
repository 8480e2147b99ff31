import type { SearchCounter } from '../core/search.ts'
import { type Counting, makeCountInMemory } from './count-in-memory.ts'
import type { BookingDependencies } from './dependencies.ts'

/** What somebody looked for and did not find; empty where it was not said. */
export type Sought = Pick<SearchCounter, 'topic' | 'language'>

/** Counts searches without a result. */
export type SearchCounting = Counting<Sought>

/** Makes what counts searches without a result. */
export const makeCountSearches = (needs: Pick<BookingDependencies, 'storage' | 'clock'>): SearchCounting => {
  const { add, month, flush } = makeCountInMemory<SearchCounter>(
    needs,
    ({ topic, language }) => [topic, language],
    (numbers, counters) => numbers.addSearches(counters),
  )
  return { note: ({ topic, language }) => add({ month: month(), topic, language, count: 1 }), flush }
}
