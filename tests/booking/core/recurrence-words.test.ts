import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datesOf } from '../../../src/booking/core/recurrence.ts'
import {
  type RecurrenceWords,
  recurrenceOf,
  rhythms,
  weekdays,
  wordsOf,
} from '../../../src/booking/core/recurrence-words.ts'

const words: fc.Arbitrary<RecurrenceWords> = fc.record({
  rhythm: fc.constantFrom(...rhythms),
  days: fc.subarray([...weekdays], { minLength: 1 }),
})

const mondayFrom = '2026-01-05'

const datesBy = (recurrence: string) =>
  datesOf(recurrence, mondayFrom, Temporal.PlainDate.from(mondayFrom), Temporal.PlainDate.from('2026-06-30'))

describe('a recurrence in words', () => {
  test('comes back from its RFC 5545 text as it was said', () => {
    fc.assert(
      fc.property(words, said => {
        expect(wordsOf(recurrenceOf(said))).toEqual(said)
      }),
    )
  })

  test('means the same however its text is put', () => {
    fc.assert(
      fc.property(words, fc.nat(), (said, turn) => {
        const parts = recurrenceOf(said).split(';')
        const turned = [...parts.slice(turn % parts.length), ...parts.slice(0, turn % parts.length)]
        expect(wordsOf(turned.join(';').toLowerCase())).toEqual(said)
        expect(wordsOf(`${turned.join(';')};WKST=MO`)).toEqual(said)
      }),
    )
  })

  test('yields only the days that were said, as often as that', () => {
    fc.assert(
      fc.property(words, said => {
        const dates = datesBy(recurrenceOf(said))
        const days = dates.map(({ dayOfWeek }) => weekdays[dayOfWeek - 1])
        expect(new Set(days)).toEqual(new Set(said.days))
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['weekly', 'FREQ=WEEKLY;BYDAY=TU', ['2026-01-06', '2026-01-13']],
    ['every-2-weeks', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', ['2026-01-06', '2026-01-20']],
    ['every-4-weeks', 'FREQ=WEEKLY;INTERVAL=4;BYDAY=TU', ['2026-01-06', '2026-02-03']],
    ['first-in-month', 'FREQ=MONTHLY;BYDAY=1TU', ['2026-01-06', '2026-02-03']],
    ['second-in-month', 'FREQ=MONTHLY;BYDAY=2TU', ['2026-01-13', '2026-02-10']],
    ['third-in-month', 'FREQ=MONTHLY;BYDAY=3TU', ['2026-01-20', '2026-02-17']],
    ['fourth-in-month', 'FREQ=MONTHLY;BYDAY=4TU', ['2026-01-27', '2026-02-24']],
    ['last-in-month', 'FREQ=MONTHLY;BYDAY=-1TU', ['2026-01-27', '2026-02-24']],
  ] as const)('on Tuesdays, %s, is %s', (rhythm, text, first) => {
    expect(recurrenceOf({ rhythm, days: ['TU'] })).toBe(text)
    expect(datesBy(text).slice(0, 2).map(String)).toEqual(first)
  })

  test('of two days names both, Monday first', () => {
    expect(recurrenceOf({ rhythm: 'first-in-month', days: ['TH', 'TU'] })).toBe('FREQ=MONTHLY;BYDAY=1TU,1TH')
  })

  test.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU',
    'FREQ=WEEKLY;BYDAY=1TU',
    'FREQ=MONTHLY;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=1TU,2TU',
    'FREQ=MONTHLY;BYDAY=1TU,3TU',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU',
    'FREQ=MONTHLY;BYMONTHDAY=15',
    'FREQ=WEEKLY;BYDAY=TU;COUNT=5',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU',
    'FREQ=WEEKLY;BYDAY=TU;BYDAY=WE',
    'no rule at all',
    '',
  ])('that nobody says so simply has no words: %s', text => {
    expect(wordsOf(text)).toBeUndefined()
  })

  test('is not made up for any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const said = wordsOf(text)
        if (said) expect(wordsOf(recurrenceOf(said))).toEqual(said)
      }),
    )
  })

  test('needs a day', () => {
    expect(() => recurrenceOf({ rhythm: 'weekly', days: [] })).toThrow('weekday')
  })
})
