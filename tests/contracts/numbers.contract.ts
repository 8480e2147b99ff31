import { describe, expect, test } from 'vitest'
import { type Opened, writeTo } from './opened.ts'

/** Waiting times and searches. */
export const numbersContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`numbers on ${name}`, () => {
    test('are waiting times by day and language, of which the first stays', async () => {
      const first = { day: '2026-11-22', language: 'uk', hours: 20 }
      const none = { day: '2026-11-22', language: 'ar', hours: null }
      const next = { day: '2026-11-23', language: 'ar', hours: 0 }
      await write(async tx => {
        await tx.numbers.noteWaiting([])
        await tx.numbers.noteWaiting([first, none])
        await tx.numbers.noteWaiting([next, { ...first, hours: 3 }])
      })
      const { storage } = opened()
      expect(await storage.waitingTimes('2026-11-22', '2026-11-23')).toEqual([none, first, next])
      expect(await storage.waitingTimes('2026-11-23', '2026-11-30')).toEqual([next])
    })

    test('are searches that add up by month, topic and language', async () => {
      const one = { month: '2026-11', topic: 'work', language: 'ti', count: 2 }
      const other = { ...one, topic: '', language: 'ar', count: 1 }
      await write(tx => tx.numbers.addSearches([one, other]))
      await write(tx =>
        tx.numbers.addSearches([
          { ...one, count: 3 },
          { ...one, month: '2026-12' },
        ]),
      )
      expect(await opened().storage.searches('2026-11')).toEqual([other, { ...one, count: 5 }])
      expect(await opened().storage.searches('2026-10')).toEqual([])
    })

    test('are readings that add up by month, guide and language', async () => {
      const one = { month: '2026-11', guide: 'work-permit', language: 'ti', count: 2 }
      const other = { ...one, guide: 'address', count: 1 }
      await write(tx => tx.numbers.addReadings([one, other]))
      await write(tx =>
        tx.numbers.addReadings([
          { ...one, count: 3 },
          { ...one, month: '2026-12' },
        ]),
      )
      expect(await opened().storage.readings('2026-11')).toEqual([other, { ...one, count: 5 }])
      expect(await opened().storage.readings('2026-10')).toEqual([])
    })

    test('follow an appointment that is at another place now', async () => {
      const counter = {
        day: '2026-11-24',
        office: null,
        topic: 'work',
        language: 'ar',
        outcome: 'booked',
      } as const
      await write(async tx => {
        await tx.counters.add(counter)
        await tx.counters.add(counter)
        await tx.counters.add(counter, -1)
      })
      expect(await opened().storage.counters('2026-11-24', '2026-11-24')).toEqual([{ ...counter, count: 1 }])
    })
  })
}
