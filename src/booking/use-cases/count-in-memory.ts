import { berlinDate } from '../core/berlin.ts'
import { done } from '../core/result.ts'
import { searchesSettled } from '../core/search.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'

type Counter = { readonly month: string; readonly count: number }

/** Counts something by month, and writes it once in a while. */
export type Counting<Noted> = {
  readonly note: (noted: Noted) => void
  /** Writes what was counted since. Throws `StorageUnavailable`, and then has it still. */
  readonly flush: () => Promise<void>
}

/**
 * Counts in memory, because nobody should wait for the disk to be counted, and no row should tell its minute. What is not
 * written when its month is shown is dropped: a number that grew afterwards would tell the difference.
 */
export const makeCountInMemory = <C extends Counter>(
  { storage, clock }: Pick<BookingDependencies, 'storage' | 'clock'>,
  keyOf: (counter: C) => readonly string[],
  write: (numbers: Transaction['numbers'], counters: readonly C[]) => Promise<void>,
): { readonly add: (counter: C) => void; readonly month: () => string } & Pick<Counting<C>, 'flush'> => {
  let counted = new Map<string, C>()
  const add = (counter: C): void => {
    const key = JSON.stringify([counter.month, ...keyOf(counter)])
    counted.set(key, { ...counter, count: (counted.get(key)?.count ?? 0) + counter.count })
  }
  const isOpen = ({ month }: C): boolean =>
    !searchesSettled(Temporal.PlainYearMonth.from(month), berlinDate(clock.now()))
  return {
    add,
    month: () => berlinDate(clock.now()).toPlainYearMonth().toString(),
    flush: async () => {
      const taken = [...counted.values()].filter(isOpen)
      counted = new Map()
      if (taken.length === 0) return
      try {
        await storage.transaction(async tx => done(await write(tx.numbers, taken)))
      } catch (error) {
        for (const counter of taken) add(counter)
        throw error
      }
    },
  }
}
