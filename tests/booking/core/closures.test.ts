import { describe, expect, test } from 'vitest'
import { createPublicHolidays } from '../../../src/adapters/holidays/public-holidays.ts'
import type { Exception } from '../../../src/booking/core/exception.ts'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { anException } from '../../builders/records.ts'

const { isHoliday } = createPublicHolidays('BW')
const zone = 'Europe/Berlin'
const midnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant()

/** Times of day of a rule on a date. */
const timesOn = (date: string, rule: OfficeHours, exceptions: readonly Exception[] = []): string[] => {
  const window = { from: midnight(date), to: midnight(date).add({ hours: 20 }) }
  return slotsOf(rule, aCounsellor({ id: rule.counsellor }), window, { exceptions, isHoliday }).map(
    ({ start }) => start.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' }),
  )
}
const daily = someOfficeHours({ recurrence: 'FREQ=DAILY', validFrom: '2025-01-01', validTo: null })
const usual = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']
const afternoon = { kind: 'other-hours', rule: 'r1', hours: { from: '14:00', to: '15:00' } } as const

describe('on a public holiday in Baden-Württemberg', () => {
  test.each([
    ['Neujahr', '2027-01-01'],
    ['Heilige Drei Könige', '2026-01-06'],
    ['Heilige Drei Könige', '2027-01-06'],
    ['Karfreitag', '2027-03-26'],
    ['Ostermontag', '2027-03-29'],
    ['Tag der Arbeit', '2026-05-01'],
    ['Christi Himmelfahrt', '2026-05-14'],
    ['Pfingstmontag', '2026-05-25'],
    ['Fronleichnam', '2026-06-04'],
    ['Fronleichnam', '2027-05-27'],
    ['Tag der Deutschen Einheit', '2026-10-03'],
    ['Allerheiligen', '2026-11-01'],
    ['Erster Weihnachtstag', '2026-12-25'],
    ['Zweiter Weihnachtstag', '2026-12-26'],
  ])('nobody is there: %s, %s', (_, date) => {
    expect(timesOn(date, daily)).toEqual([])
    const before = Temporal.PlainDate.from(date).subtract({ days: 1 })
    if (!isHoliday(before)) expect(timesOn(before.toString(), daily)).toEqual(usual)
  })

  test.each([
    ['Reformationstag is one elsewhere', '2026-10-31'],
    ['Mariä Himmelfahrt is one elsewhere', '2026-08-15'],
    ['Buß- und Bettag is one elsewhere', '2026-11-18'],
    ['Heiligabend is none', '2026-12-24'],
    ['Silvester is none', '2026-12-31'],
    ['Rosenmontag is none', '2027-02-08'],
  ])('of another Land, or on none, somebody is there: %s, %s', (_, date) => {
    expect(timesOn(date, daily)).toEqual(usual)
  })

  test('other hours hold where somebody wrote them down', () => {
    const there = anException({ ...afternoon, from: '2027-01-06', to: '2027-01-06' })
    expect(timesOn('2027-01-06', daily, [there])).toEqual(['14:00', '14:30'])
    // They replace a rule’s hours on its days; they do not make days of it.
    const tuesdays = someOfficeHours()
    expect(timesOn('2027-01-06', tuesdays, [there])).toEqual([])
  })
})

describe('an exception', () => {
  const tuesday = '2026-11-24'

  test('off takes away a day, a run of days, or a part of each', () => {
    const off = anException({ from: '2026-11-23', to: '2026-11-25' })
    for (const date of ['2026-11-23', tuesday, '2026-11-25']) expect(timesOn(date, daily, [off])).toEqual([])
    for (const date of ['2026-11-22', '2026-11-26']) expect(timesOn(date, daily, [off])).toEqual(usual)
    const part = { ...off, hours: { from: '09:20', to: '10:30' } }
    expect(timesOn(tuesday, daily, [part])).toEqual(['10:30', '11:00', '11:30'])
    const parts = [part, anException({ id: 'e2', hours: { from: '11:25', to: '13:00' } })]
    expect(timesOn(tuesday, daily, parts)).toEqual(['10:30'])
  })

  test('of somebody else, or for another rule, changes nothing; one for everybody does', () => {
    expect(timesOn(tuesday, daily, [anException({ counsellor: 'c2' })])).toEqual(usual)
    expect(timesOn(tuesday, daily, [anException({ rule: 'r2' })])).toEqual(usual)
    expect(timesOn(tuesday, daily, [anException({ rule: 'r1' })])).toEqual([])
    expect(timesOn(tuesday, daily, [anException({ counsellor: null, reason: 'closed' })])).toEqual([])
  })

  test('with other hours puts them in the place of the rule’s; a part off is cut out of them too', () => {
    const other = anException({ ...afternoon, id: 'e2' })
    expect(timesOn(tuesday, daily, [other])).toEqual(['14:00', '14:30'])
    expect(timesOn(tuesday, { ...daily, id: 'r2' }, [other])).toEqual(usual)
    const part = anException({ hours: { from: '14:00', to: '14:15' } })
    expect(timesOn(tuesday, daily, [other, part])).toEqual(['14:30'])
  })

  test.each(['ill', 'vacation'] as const)('off (%s) ends every other plan for the day', reason => {
    const other = anException({ ...afternoon, id: 'e2' })
    const ill = anException({ reason })
    expect(timesOn(tuesday, daily, [other, ill])).toEqual([])
    expect(timesOn(tuesday, daily, [ill, other])).toEqual([])
  })
})
