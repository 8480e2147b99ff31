import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekOfMonth, weeksOfMonth } from '../../../src/booking/core/month-weeks.ts'

const months = fc
  .record({ year: fc.integer({ min: 2000, max: 2100 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(month => Temporal.PlainYearMonth.from(month))

describe('the weeks of a month', () => {
  test('are whole where they can be, and take what is short on the edges', () => {
    // November 2026 begins with a Sunday and ends with a Monday.
    expect(weeksOfMonth(Temporal.PlainYearMonth.from('2026-11'))).toEqual([
      { from: '2026-11-01', to: '2026-11-08' },
      { from: '2026-11-09', to: '2026-11-15' },
      { from: '2026-11-16', to: '2026-11-22' },
      { from: '2026-11-23', to: '2026-11-30' },
    ])
  })

  test('are all of its days, each once, and never fewer than four together', () => {
    fc.assert(
      fc.property(months, month => {
        const weeks = weeksOfMonth(month)
        const days = Array.from({ length: month.daysInMonth }, (_, at) => month.toPlainDate({ day: at + 1 }))
        for (const day of days) {
          const within = weeks.filter(({ from, to }) => from <= day.toString() && day.toString() <= to)
          expect(within.map(({ from, to }) => `${from}/${to}`)).toEqual([weekOfMonth(weeks, day.toString())])
        }
        for (const { from, to } of weeks) {
          const length = Temporal.PlainDate.from(from).until(to).days + 1
          expect(length >= 4 && length <= 13).toBe(true)
        }
        // Each but the first begins on a Monday.
        for (const { from } of weeks.slice(1)) expect(Temporal.PlainDate.from(from).dayOfWeek).toBe(1)
      }),
    )
  })

  test('have no day of another month in them', () => {
    const weeks = weeksOfMonth(Temporal.PlainYearMonth.from('2026-11'))
    expect(() => weekOfMonth(weeks, '2026-12-01')).toThrow('2026-12-01 is not in the month')
  })
})
