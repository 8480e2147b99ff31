import { describe, expect, test } from 'vitest'
import { closedDays } from '../../../src/booking/core/closed-days.ts'
import type { Closures } from '../../../src/booking/core/closures.ts'
import { rulesOver } from '../../../src/booking/core/rule-overlaps.ts'
import { someOfficeHours } from '../../builders/district.ts'
import { anException } from '../../builders/records.ts'

const dates = Array.from({ length: 15 }, (_, days) => Temporal.PlainDate.from('2026-11-23').add({ days }))
const closing = (changes: Partial<Closures> = {}): Closures => ({
  exceptions: [],
  isHoliday: () => false,
  ...changes,
})
const isHoliday = (date: Temporal.PlainDate) => date.toString() === '2026-12-01'

describe('days of a rule that are different', () => {
  test('are none where it holds as it is written', () => {
    expect(closedDays(someOfficeHours(), dates, closing())).toEqual([])
  })

  test('are named with why, on its own days only', () => {
    const exceptions = [
      anException({ to: '2026-11-26' }),
      anException({ id: 'e2', from: '2026-11-25', to: '2026-11-25', reason: 'training' }),
    ]
    expect(closedDays(someOfficeHours(), dates, closing({ exceptions, isHoliday }))).toEqual([
      { date: '2026-11-24', why: 'vacation', hours: null },
      { date: '2026-12-01', why: 'holiday', hours: null },
    ])
  })

  test('say which part of them is off, and which hours hold instead, also on a holiday', () => {
    const hours = { from: '14:00', to: '16:00' }
    const exceptions = [
      anException({ hours, reason: 'training' }),
      anException({
        ...{ id: 'e2', kind: 'other-hours', rule: 'r1', hours },
        ...{ from: '2026-12-01', to: '2026-12-01', reason: 'other' },
      }),
    ]
    expect(closedDays(someOfficeHours(), dates, closing({ exceptions, isHoliday }))).toEqual([
      { date: '2026-11-24', why: 'training', hours },
      { date: '2026-12-01', why: 'other-hours', hours },
    ])
  })
})

describe('rules that lie over another', () => {
  const rule = someOfficeHours()
  const over = (changes: Parameters<typeof someOfficeHours>[0], closures = closing()) =>
    rulesOver(rule, [someOfficeHours({ id: 'other', ...changes })], dates, closures).length

  test('are those of the same counsellor at the same time', () => {
    expect(over({ from: '11:30', to: '14:00' })).toBe(1)
    expect(over({ from: '12:00', to: '14:00' })).toBe(0)
    expect(over({ recurrence: 'FREQ=WEEKLY;BYDAY=WE' })).toBe(0)
    expect(over({ counsellor: 'c2' })).toBe(0)
    expect(over({ id: 'r1' })).toBe(0)
  })

  test('also where people come without an appointment, but not on days when nobody is there', () => {
    expect(over({ access: 'walk-in' })).toBe(1)
    expect(over({}, closing({ exceptions: [anException({ to: '2026-12-31' })] }))).toBe(0)
  })
})
