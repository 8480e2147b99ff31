import { join } from 'node:path'
import { createPublicHolidays } from '../../src/adapters/holidays/public-holidays.ts'
import type { Closures } from '../../src/booking/core/closures.ts'
import type { Counsellor } from '../../src/booking/core/counsellor.ts'
import type { OfficeHours } from '../../src/booking/core/office-hours.ts'
import type { Slot } from '../../src/booking/core/slot.ts'
import { slotsOf } from '../../src/booking/core/slots-of.ts'
import type { Content } from '../../src/information/loader/content.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { aCounsellor, someOfficeHours } from '../builders/district.ts'

export const counsellorCount = 500
export const days = 60
export const bookedCount = 40_000

/** One counsellor speaks it, and nobody else. */
export const rareLanguage = 'qu'

/** Counsellors, their rules, and their slots of 60 days: those that are booked and those that are free, in no order. */
export interface BenchDistrict {
  readonly counsellors: readonly Counsellor[]
  readonly officeHours: readonly OfficeHours[]
  readonly booked: readonly Slot[]
  readonly free: readonly Slot[]
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR'] as const

/** The same numbers in each run, so that runs can be compared (Park and Miller). */
function randomNumbers(): () => number {
  let state = 20_261_122
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = randomNumbers()
  return list
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** Some of a list from a place on, and from its beginning again where it ends. */
function some<T>(list: readonly T[], first: number, length: number): T[] {
  const begin = first % list.length
  return [...list.slice(begin), ...list.slice(0, begin)].slice(0, length)
}

function counsellorAt(place: number, { topics, district }: Content): Counsellor {
  const spoken = district.counsellorLanguages.filter(language => language !== rareLanguage)
  return aCounsellor({
    id: `bench-${place}`,
    label: `Beratung ${place}`,
    languages: [...some(spoken, place, 3), ...(place === 7 ? [rareLanguage] : [])],
    topics: some(
      topics.map(({ id }) => id),
      place,
      5,
    ),
  })
}

/** Half a day in an office or on the phone on each weekday, every other Friday only. */
function rulesOf(counsellor: string, place: number, { offices }: Content): OfficeHours[] {
  return weekdays.map((weekday, day) => {
    const office = day % 2 === 0 ? some(offices, place + day, 1).map(({ id }) => id)[0] : undefined
    return someOfficeHours({
      id: `${counsellor}-${day}`,
      counsellor,
      office: office ?? null,
      mode: office === undefined ? 'phone' : 'office',
      recurrence: `FREQ=WEEKLY;${weekday === 'FR' ? 'INTERVAL=2;' : ''}BYDAY=${weekday}`,
      ...(place % 2 === 0 ? { from: '08:00', to: '12:00' } : { from: '13:00', to: '17:00' }),
      ...{ validFrom: '2026-01-05', validTo: null },
    })
  })
}

/** Makes a district of 500 counsellors with the offices, topics and languages of the content, from tomorrow on. */
export function benchDistrict(now: Temporal.Instant): BenchDistrict {
  const content = readContent(join(projectFolder, 'content'))
  const counsellors = Array.from({ length: counsellorCount }, (_, place) => counsellorAt(place, content))
  const officeHours = counsellors.flatMap(({ id }, place) => rulesOf(id, place, content))
  const window = { from: now.add({ hours: 24 }), to: now.add({ hours: 24 * days }) }
  const { isHoliday } = createPublicHolidays(content.district.state)
  const closures: Closures = { exceptions: [], isHoliday }
  const slots = counsellors.flatMap(counsellor =>
    officeHours
      .filter(rule => rule.counsellor === counsellor.id)
      .flatMap(rule => slotsOf(rule, counsellor, window, closures)),
  )
  const mixed = shuffled(slots)
  return { counsellors, officeHours, booked: mixed.slice(0, bookedCount), free: mixed.slice(bookedCount) }
}
