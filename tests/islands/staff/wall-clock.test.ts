import { describe, expect, it } from 'vitest'
import type { AgendaException } from '../../../src/islands/staff/agenda.ts'
import { draggedException } from '../../../src/islands/staff/dragged.ts'
import { addDays, addMinutes, whenWords } from '../../../src/islands/staff/wall-clock.ts'

describe('the calendar’s clock', () => {
  it('goes over the nights when clocks are set, wherever the laptop is', () => {
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25')
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26')
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29')
    expect(addDays('2026-11-01', -7)).toBe('2026-10-25')
    expect(addMinutes('09:55', 10)).toBe('10:05')
    expect(whenWords('2026-10-25T09:00', 'de')).toBe('Sonntag, 25. Oktober, 09:00')
    expect(whenWords('2026-10-26T09:00', 'en')).toBe('Monday 26 October, 09:00')
  })
})

describe('an exception that was dragged', () => {
  const training: AgendaException = {
    ...{ id: 'x', kind: 'off', counsellor: null, rule: null, reason: 'training', changeable: true },
    ...{ from: '2026-10-24', to: '2026-10-25', hours: { from: '13:00', to: '14:30' } },
  }

  it('moves by days and by minutes, all of its days together', () => {
    expect(draggedException(training, '2026-10-25T13:00', '2026-10-26T12:15')).toEqual({
      ...{ id: 'x', from: '2026-10-25', to: '2026-10-26' },
      hours: { from: '12:15', to: '13:45' },
    })
  })

  it('keeps its hours where it would reach over midnight, and whole days have none', () => {
    const late = draggedException(training, '2026-10-25T13:00', '2026-10-25T23:00')
    expect(late.hours).toEqual(training.hours)
    const whole = { ...training, hours: null }
    expect(draggedException(whole, '2026-10-24', '2026-10-31')).toEqual({
      ...{ id: 'x', from: '2026-10-31', to: '2026-11-01', hours: null },
    })
  })
})
