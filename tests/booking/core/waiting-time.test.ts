import { describe, expect, test } from 'vitest'
import { byWeek } from '../../../src/booking/core/waiting-time.ts'

const days = (language: string, from: string, hours: readonly (number | null)[]) =>
  hours.map((each, at) => ({
    day: Temporal.PlainDate.from(from).add({ days: at }).toString(),
    language,
    hours: each,
  }))

describe('waiting times by week', () => {
  test('say the day in the middle, and on how many days nothing was free', () => {
    const monday = '2026-11-16'
    expect(
      byWeek([...days('uk', monday, [20, null, 4]), ...days('ar', monday, [1, 2, 3, 4, 5, 6, 7, 100])]),
    ).toEqual([
      { week: monday, language: 'ar', days: 7, without: 0, hours: 4 },
      { week: '2026-11-23', language: 'ar', days: 1, without: 0, hours: 100 },
      { week: monday, language: 'uk', days: 3, without: 1, hours: 20 },
    ])
  })

  test('make no number of a week in which mostly nothing was free', () => {
    expect(byWeek(days('ti', '2026-11-16', [null, null, 3]))).toEqual([
      { week: '2026-11-16', language: 'ti', days: 3, without: 2, hours: null },
    ])
  })
})
