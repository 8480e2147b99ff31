import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'

const zone = 'Europe/Berlin'
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** The Sundays on which clocks are set in these two years. */
const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']

type Drawn = {
  readonly recurrence: string
  readonly holds: (date: Temporal.PlainDate, first: Temporal.PlainDate) => boolean
}

const weekOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })
const daysBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate) => a.until(b).total('days')

const daily = fc.integer({ min: 1, max: 4 }).map(
  (every): Drawn => ({
    recurrence: `FREQ=DAILY;INTERVAL=${every}`,
    holds: (date, first) => daysBetween(first, date) % every === 0,
  }),
)
const weekly = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.subarray(weekdays, { minLength: 1 })).map(
  ([every, days]): Drawn => ({
    recurrence: `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${days.join(',')}`,
    holds: (date, first) =>
      days.includes(weekdays[date.dayOfWeek - 1] ?? '') &&
      (daysBetween(weekOf(first), weekOf(date)) / 7) % every === 0,
  }),
)
const monthly = fc.tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom(...weekdays)).map(
  ([nth, day]): Drawn => ({
    recurrence: `FREQ=MONTHLY;BYDAY=${nth}${day}`,
    holds: date => {
      if (weekdays[date.dayOfWeek - 1] !== day) return false
      return nth > 0 ? Math.ceil(date.day / 7) === nth : date.day + 7 > date.daysInMonth
    },
  }),
)
const once = fc
  .constantFrom('FREQ=DAILY;COUNT=1', 'FREQ=WEEKLY;COUNT=1')
  .map((recurrence): Drawn => ({ recurrence, holds: (date, first) => date.equals(first) }))

const quarter = fc.integer({ min: 0, max: 23 * 4 + 3 }).map(step => step * 15)
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const scenario = fc.record({
  drawn: fc.oneof({ weight: 3, arbitrary: weekly }, { weight: 2, arbitrary: monthly }, daily, once),
  times: fc.tuple(quarter, quarter).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number]),
  slotMinutes: fc.constantFrom(15, 20, 30, 45, 60, 90),
  bufferMinutes: fc.constantFrom(0, 5, 15),
  travelMinutes: fc.constantFrom(0, 0, 10, 35),
  change: fc.constantFrom(...changes),
  /** Days before the change on which the rule begins, and after it on which it ends. */
  before: fc.integer({ min: 0, max: 60 }),
  after: fc.integer({ min: 0, max: 20 }),
})

/** The first instant at which clocks show a time, where they ever do. */
const shown = (date: Temporal.PlainDate, minutes: number): Temporal.ZonedDateTime | undefined => {
  const plain = date.toPlainDateTime().add({ minutes })
  const zoned = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  return [zoned, later].find(each => each.toPlainDateTime().equals(plain))
}

/** What a rule says, worked out from its words alone: `date from–to` by the clocks on the wall. */
const said = (
  rule: OfficeHours,
  { holds }: Drawn,
  times: readonly [number, number],
  dates: readonly Temporal.PlainDate[],
) => {
  const first = Temporal.PlainDate.from(rule.validFrom)
  const stride = rule.slotMinutes + rule.bufferMinutes + 2 * rule.travelMinutes
  const found: string[] = []
  for (const date of dates) {
    if (date.toString() < rule.validFrom || (rule.validTo ?? '9') < date.toString() || !holds(date, first))
      continue
    for (let from = times[0]; from + rule.slotMinutes <= times[1]; from += stride) {
      const start = shown(date, from)
      const end = start?.add({ minutes: rule.slotMinutes })
      const wanted = date.toPlainDateTime().add({ minutes: from + rule.slotMinutes })
      if (start && end?.toPlainDateTime().equals(wanted))
        found.push(`${date} ${clock(from)}–${clock(from + rule.slotMinutes)}`)
    }
  }
  return found
}

test('every rule yields the wall-clock times that it says, around the days on which clocks are set', () => {
  const reached = {
    rules: 0,
    slots: 0,
    'on the day itself': 0,
    'in that night': 0,
    'left out in that night': 0,
  }
  fc.assert(
    fc.property(scenario, ({ drawn, times, change, before, after, ...rest }) => {
      const day = Temporal.PlainDate.from(change)
      const rule = someOfficeHours({
        ...rest,
        recurrence: drawn.recurrence,
        validFrom: day.subtract({ days: before }).toString(),
        validTo: day.add({ days: after }).toString(),
        from: clock(times[0]),
        to: clock(times[1]),
      })
      const dates = Array.from({ length: 29 }, (_, place) => day.add({ days: place - 14 }))
      const window = {
        from: day.subtract({ days: 14 }).toZonedDateTime(zone).toInstant(),
        to: day.add({ days: 15 }).toZonedDateTime(zone).toInstant(),
      }
      const slots = slotsOf(rule, aCounsellor(), window)
      const yielded = slots.map(({ start, end }) => {
        const [from, to] = [start.toZonedDateTimeISO(zone), end.toZonedDateTimeISO(zone)]
        expect(end.since(start).total('minutes')).toBe(rule.slotMinutes)
        const time = (at: Temporal.ZonedDateTime) =>
          clock(from.toPlainDate().equals(at.toPlainDate()) ? at.hour * 60 + at.minute : 24 * 60)
        return `${from.toPlainDate()} ${time(from)}–${time(to)}`
      })
      expect(yielded).toEqual(said(rule, drawn, times, dates))
      const nightly = slots
        .map(({ start }) => start.toZonedDateTimeISO(zone))
        .filter(at => at.toPlainDate().equals(day))
      reached.rules += 1
      reached.slots += slots.length
      reached['on the day itself'] += nightly.length
      reached['in that night'] += nightly.filter(({ hour }) => hour < 4).length
      const regular =
        Math.floor(
          (times[1] - times[0] - rule.slotMinutes) /
            (rule.slotMinutes + rule.bufferMinutes + 2 * rule.travelMinutes),
        ) + 1
      reached['left out in that night'] += Number(nightly.length > 0 && nightly.length < regular)
    }),
    { numRuns: 600 },
  )
  console.log('wall clock', reached)
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(0)
})
