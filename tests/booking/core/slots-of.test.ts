import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'

const zone = 'Europe/Berlin'
const midnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant()
const slotsBetween = (rule: OfficeHours, from: string, to: string) =>
  slotsOf(rule, aCounsellor(), { from: midnight(from), to: midnight(to) })
const berlin = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const startsOf = (rule: OfficeHours, from: string, to: string) =>
  slotsBetween(rule, from, to).map(({ start }) => berlin(start))

describe('the slots of a rule', () => {
  test('follow each other within the hours, with the buffer between them', () => {
    const rule = someOfficeHours({ slotMinutes: 45, bufferMinutes: 15 })
    expect(startsOf(rule, '2026-11-24', '2026-11-25')).toEqual([
      '2026-11-24T09:00',
      '2026-11-24T10:00',
      '2026-11-24T11:00',
    ])
  })

  test('carry what a reader needs to know', () => {
    const [slot] = slotsBetween(
      someOfficeHours({ bufferMinutes: 10, topics: ['work'] }),
      '2026-11-24',
      '2026-11-25',
    )
    expect(slot).toMatchObject({
      rule: 'r1',
      counsellor: 'c1',
      office: 'town-hall',
      mode: 'office',
      seats: 1,
    })
    expect(slot?.topics).toEqual(['work'])
    expect(slot?.end.since(slot.start).total('minutes')).toBe(30)
    expect(slot?.blockedUntil.since(slot.end).total('minutes')).toBe(10)
  })

  test('have all topics of the counsellor where the rule names none', () => {
    expect(slotsBetween(someOfficeHours(), '2026-11-24', '2026-11-25')[0]?.topics).toEqual([
      'housing',
      'work',
    ])
  })

  test('come on the first Tuesday of a month, when the rule says so', () => {
    const rule = someOfficeHours({ recurrence: 'FREQ=MONTHLY;BYDAY=1TU', to: '09:30' })
    expect(startsOf(rule, '2026-10-01', '2027-01-31')).toEqual([
      '2026-10-06T09:00',
      '2026-11-03T09:00',
      '2026-12-01T09:00',
      '2027-01-05T09:00',
    ])
  })

  test('come every other week, counted from the first date', () => {
    const rule = someOfficeHours({
      recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      validFrom: '2026-11-03',
      to: '09:30',
    })
    expect(startsOf(rule, '2026-11-08', '2026-12-10')).toEqual(['2026-11-17T09:00', '2026-12-01T09:00'])
  })

  test('come on one date alone', () => {
    const rule = someOfficeHours({ recurrence: 'FREQ=DAILY;COUNT=1', validFrom: '2026-11-28', to: '09:30' })
    expect(startsOf(rule, '2026-11-01', '2027-11-01')).toEqual(['2026-11-28T09:00'])
  })

  test('stay between the first and the last date, both included', () => {
    const rule = someOfficeHours({
      recurrence: 'FREQ=DAILY',
      validFrom: '2026-11-10',
      validTo: '2026-11-12',
      to: '09:30',
    })
    expect(startsOf(rule, '2026-11-01', '2026-12-01')).toEqual([
      '2026-11-10T09:00',
      '2026-11-11T09:00',
      '2026-11-12T09:00',
    ])
  })

  test('do not exist where readers just come', () => {
    expect(slotsBetween(someOfficeHours({ access: 'walk-in' }), '2026-11-01', '2026-12-01')).toEqual([])
    expect(slotsBetween(someOfficeHours({ access: 'both' }), '2026-11-24', '2026-11-25')).toHaveLength(6)
  })

  test('belong to their counsellor alone', () => {
    expect(slotsBetween(someOfficeHours({ counsellor: 'c2' }), '2026-11-01', '2026-12-01')).toEqual([])
  })

  test('that start at the end of the window are left to the next window', () => {
    const rule = someOfficeHours()
    const nine = Temporal.Instant.from('2026-11-24T08:00:00Z')
    expect(slotsOf(rule, aCounsellor(), { from: nine.subtract({ hours: 1 }), to: nine })).toEqual([])
    expect(slotsOf(rule, aCounsellor(), { from: nine, to: nine.add({ minutes: 1 }) })).toHaveLength(1)
  })
})

describe('around the nights when clocks are set', () => {
  const nightly = someOfficeHours({ recurrence: 'FREQ=DAILY', from: '01:00', to: '04:00' })

  test('an hour that does not exist has no slots', () => {
    expect(startsOf(nightly, '2026-03-29', '2026-03-30')).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T03:00',
      '2026-03-29T03:30',
    ])
  })

  test('an hour that comes twice is offered once, and no slot runs across the change', () => {
    expect(startsOf(nightly, '2026-10-25', '2026-10-26')).toEqual([
      '2026-10-25T01:00',
      '2026-10-25T01:30',
      '2026-10-25T02:00',
      '2026-10-25T03:00',
      '2026-10-25T03:30',
    ])
  })

  const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'] as const
  const hours = fc.integer({ min: 0, max: 22 })
  const rules = fc.record({
    from: hours,
    length: fc.integer({ min: 1, max: 10 }),
    slotMinutes: fc.constantFrom(15, 20, 30, 45, 60, 90),
    bufferMinutes: fc.constantFrom(0, 5, 15),
    recurrence: fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=SU', 'FREQ=WEEKLY;BYDAY=SA,SU,MO'),
  })

  test('every slot begins and ends by the wall clock as its rule says, whatever the rule', () => {
    const reached = { changing: 0, other: 0, nightly: 0 }
    fc.assert(
      fc.property(rules, fc.constantFrom(...changes), (drawn, change) => {
        const last = Math.min(23, drawn.from + drawn.length)
        const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
        const rule = someOfficeHours({ ...drawn, from: clock(drawn.from), to: clock(last) })
        const day = Temporal.PlainDate.from(change)
        const slots = slotsBetween(
          rule,
          day.subtract({ days: 3 }).toString(),
          day.add({ days: 3 }).toString(),
        )
        for (const { start, end } of slots) {
          const begin = start.toZonedDateTimeISO(zone)
          const minutes = begin.hour * 60 + begin.minute - drawn.from * 60
          expect(minutes % (drawn.slotMinutes + drawn.bufferMinutes)).toBe(0)
          const finish = end.toZonedDateTimeISO(zone).toPlainDateTime()
          expect(finish.since(begin.toPlainDateTime()).total('minutes')).toBe(drawn.slotMinutes)
          expect(end.since(start).total('minutes')).toBe(drawn.slotMinutes)
          expect(Temporal.PlainTime.compare(finish.toPlainTime(), clock(last))).toBeLessThanOrEqual(0)
          const changing = begin.toPlainDate().equals(day)
          reached[changing ? 'changing' : 'other'] += 1
          if (changing && begin.hour < 4) reached.nightly += 1
        }
        const times = slots.map(({ start }) => start.epochMilliseconds)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(times).size).toBe(times.length)
      }),
      { numRuns: 200 },
    )
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(0)
  })

  test('daytime hours yield as many slots on the day of the change as on any other', () => {
    const rule = someOfficeHours({ recurrence: 'FREQ=DAILY', to: '17:00' })
    for (const change of changes) {
      const next = Temporal.PlainDate.from(change).add({ days: 1 })
      const slots = startsOf(rule, change, next.toString())
      expect(slots).toHaveLength(16)
      expect(slots[0]).toBe(`${change}T09:00`)
      expect(slots[15]).toBe(`${change}T16:30`)
    }
  })
})
