import { describe, expect, test } from 'vitest'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { officeHoursFaults } from '../../../src/booking/core/office-hours-faults.ts'
import { someOfficeHours } from '../../builders/district.ts'

describe('office hours', () => {
  test.each<Partial<OfficeHours>>([
    {},
    { recurrence: 'FREQ=MONTHLY;BYDAY=1TU' },
    { recurrence: 'INTERVAL=3;FREQ=WEEKLY;BYDAY=MO,FR' },
    { validTo: null },
    { seats: 12, bufferMinutes: 10 },
  ])('that are right have no fault: %j', changes => {
    expect(officeHoursFaults(someOfficeHours(changes))).toEqual([])
  })

  test.each<[Partial<OfficeHours>, string]>([
    [{ id: 'a b' }, 'id must be'],
    [{ id: 'a.b' }, 'id must be'],
    [{ from: '9:00' }, 'HH:MM'],
    [{ to: '24:00' }, 'HH:MM'],
    [{ from: '09:01' }, 'multiples of 5 minutes'],
    [{ from: '12:00', to: '09:00' }, 'not one slot fits'],
    [{ slotMinutes: 200 }, 'not one slot fits'],
    [{ slotMinutes: 12 }, 'slotMinutes must be 15 to 90, a multiple of 5'],
    [{ slotMinutes: 0 }, 'slotMinutes must be 15 to 90, a multiple of 5'],
    [{ slotMinutes: Number.NaN }, 'slotMinutes must be 15 to 90, a multiple of 5'],
    [{ bufferMinutes: -5 }, 'bufferMinutes must be 0'],
    [{ seats: 0 }, 'seats must be'],
    [{ seats: 1.5 }, 'seats must be'],
    [{ validFrom: '2026-02-30' }, 'validFrom must be a date'],
    [{ validFrom: '01.02.2026' }, 'validFrom must be a date'],
    [{ validTo: '2025-01-01' }, 'validTo must be a date'],
    [{ recurrence: 'every Tuesday' }, 'must name days'],
    [{ recurrence: 'FREQ=HOURLY' }, 'must name days'],
    [{ recurrence: 'FREQ=DAILY;BYHOUR=9' }, 'must name days'],
    [{ recurrence: 'FREQ=WEEKLY;BYDAY=XX' }, 'cannot be read'],
    [{ recurrence: 'FREQ=WEEKLY;INTERVAL=0' }, 'cannot be read'],
  ])('that are wrong say what is wrong: %j', (changes, fault) => {
    const faults = officeHoursFaults(someOfficeHours(changes))
    expect(faults.join('\n')).toContain(fault)
    expect(faults[0]).toContain(`office hours ${changes.id ?? 'r1'}: `)
  })

  test('name all their faults at once', () => {
    expect(officeHoursFaults(someOfficeHours({ seats: 0, slotMinutes: 7, recurrence: 'x' }))).toHaveLength(3)
  })
})
