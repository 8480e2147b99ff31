import type { Transaction } from '../../booking/ports/transaction.ts'
import type { State } from './state.ts'

/** Anonymous counters within a unit of work. */
export const countersIn = ({ counters }: State): Transaction['counters'] => ({
  add: async (counter, by = 1) => {
    const { day, office, topic, language, outcome } = counter
    const key = JSON.stringify([day, office ?? '', topic, language, outcome])
    counters.set(key, { ...counter, count: (counters.get(key)?.count ?? 0) + by })
  },
})

/** Waiting times, searches and readings within a unit of work. */
export const numbersIn = ({ waitingTimes, searches, readings }: State): Transaction['numbers'] => ({
  noteWaiting: async times => {
    for (const time of times) {
      const key = `${time.day}\0${time.language}`
      if (!waitingTimes.has(key)) waitingTimes.set(key, time)
    }
  },
  addSearches: async counters => {
    for (const counter of counters) {
      const key = [counter.month, counter.topic, counter.language].join('\0')
      searches.set(key, { ...counter, count: (searches.get(key)?.count ?? 0) + counter.count })
    }
  },
  addReadings: async counters => {
    for (const counter of counters) {
      const key = [counter.month, counter.guide, counter.language].join('\0')
      readings.set(key, { ...counter, count: (readings.get(key)?.count ?? 0) + counter.count })
    }
  },
})
