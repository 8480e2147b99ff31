import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastShown, tableOf } from '../../../src/booking/core/counter.ts'

const tableOfCounts = (counts: Record<string, number>) => tableOf(new Map(Object.entries(counts)))

describe('a table of counters', () => {
  test('names what is large, and puts together what is small', () => {
    expect(tableOfCounts({ ar: 12, uk: 30, fa: 4, ti: 1, sq: 5 })).toEqual({
      rows: [
        { value: 'uk', count: 30 },
        { value: 'ar', count: 12 },
        { value: 'sq', count: 5 },
      ],
      others: 5,
    })
  })

  test('gives a small rest the smallest row, or it could be worked out from the sum', () => {
    expect(tableOfCounts({ ar: 12, uk: 30, ti: 1 })).toEqual({
      rows: [{ value: 'uk', count: 30 }],
      others: 13,
    })
    expect(tableOfCounts({ ar: 12, ti: 1 })).toEqual({ rows: [], others: 13 })
  })

  test('is not there where all of it is small', () => {
    expect(tableOfCounts({})).toBeNull()
    expect(tableOfCounts({ ar: 1, uk: 3 })).toBeNull()
    expect(tableOfCounts({ ar: 1, uk: 4 })).toEqual({ rows: [], others: 5 })
  })

  test('shows nothing, and no difference of what it shows and the sum, of less than five', () => {
    const counts = fc.dictionary(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 12 }), { maxKeys: 8 })
    fc.assert(
      fc.property(counts, some => {
        const total = Object.values(some).reduce((sum, count) => sum + count, 0)
        const table = tableOfCounts(some)
        expect(table === null).toBe(total < leastShown)
        if (!table) return
        const shown = table.rows.map(({ count }) => count)
        // Every set of shown numbers, taken from the sum that another table may tell.
        for (let chosen = 0; chosen < 2 ** shown.length; chosen += 1) {
          const taken = shown
            .filter((_, place) => chosen & (2 ** place))
            .reduce((sum, count) => sum + count, 0)
          const left = total - taken
          expect(left === 0 || left >= leastShown).toBe(true)
        }
        expect(shown.every(count => count >= leastShown)).toBe(true)
        expect(shown.reduce((sum, count) => sum + count, table.others)).toBe(total)
      }),
    )
  })
})
