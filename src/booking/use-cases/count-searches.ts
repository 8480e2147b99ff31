import { berlinDate } from '../core/berlin.ts'
import { done } from '../core/result.ts'
import { type SearchCounter, searchesSettled } from '../core/search.ts'
import type { BookingDependencies } from './dependencies.ts'

/** What somebody looked for and did not find; empty where it was not said. */
export type Sought = Pick<SearchCounter, 'topic' | 'language'>

/** Counts searches without a result. */
export type SearchCounting = {
  readonly note: (sought: Sought) => void
  /** Writes what was counted since. Throws `StorageUnavailable`, and then has it still. */
  readonly flush: () => Promise<void>
}

/**
 * Counts in memory, because a search that finds nothing should not wait for the disk, and no row should tell its minute. What
 * is not written when its month is shown is dropped: a number that grew afterwards would tell the difference.
 */
export const makeCountSearches = ({
  storage,
  clock,
}: Pick<BookingDependencies, 'storage' | 'clock'>): SearchCounting => {
  let counted = new Map<string, SearchCounter>()
  const add = ({ count, ...counter }: SearchCounter): void => {
    const key = JSON.stringify([counter.month, counter.topic, counter.language])
    counted.set(key, { ...counter, count: (counted.get(key)?.count ?? 0) + count })
  }
  const isOpen = ({ month }: SearchCounter): boolean =>
    !searchesSettled(Temporal.PlainYearMonth.from(month), berlinDate(clock.now()))
  return {
    note: ({ topic, language }) => {
      const month = berlinDate(clock.now()).toPlainYearMonth().toString()
      add({ month, topic, language, count: 1 })
    },
    flush: async () => {
      const taken = [...counted.values()].filter(isOpen)
      counted = new Map()
      if (taken.length === 0) return
      try {
        await storage.transaction(async tx => done(await tx.numbers.addSearches(taken)))
      } catch (error) {
        for (const counter of taken) add(counter)
        throw error
      }
    },
  }
}
