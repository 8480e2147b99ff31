import type { Slot } from '../../src/booking/core/slot.ts'
import { slotsOf } from '../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from './district.ts'
import { at } from './result.ts'

/** Rules of one seat that lie over each other, of a group, and of few a day. */
export const crowdRules = [
  someOfficeHours({ id: 'half' }),
  someOfficeHours({ id: 'hour', slotMinutes: 60, bufferMinutes: 10, from: '09:15', to: '11:30' }),
  someOfficeHours({ id: 'class', counsellor: 'c2', slotMinutes: 60, seats: 12, to: '10:00' }),
  someOfficeHours({ id: 'few', counsellor: 'c3', slotMinutes: 20, mostADay: 4 }),
]
export const crowdCounsellors = [aCounsellor(), aCounsellor({ id: 'c2' }), aCounsellor({ id: 'c3' })]
const tuesday = Temporal.Instant.from('2026-11-24T00:00:00Z')
const day = { from: tuesday, to: tuesday.add({ hours: 24 }) }
/** All slots of one Tuesday. */
export const slots = crowdRules.flatMap(rule =>
  crowdCounsellors.flatMap(counsellor => slotsOf(rule, counsellor, day)),
)
/** The slots of a rule. */
export const of = (rule: string): readonly Slot[] => slots.filter(({ id }) => id.startsWith(`${rule}.`))
/** The slot of this id. */
export const slotOf = (id: string): Slot =>
  at(
    slots.filter(slot => slot.id === id),
    0,
  )

/** Does something so often, all at once. */
export const times = <T>(count: number, work: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => work(place)))

/** How often each outcome came. */
export const tally = (outcomes: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(outcomes, outcome => outcome)].map(([outcome, { length }]) => [outcome, length]),
  )

/** Every quantum there is. */
export const everything = { from: 0, to: 99_999_999 }

/** What opens a booking. */
export type Key = { readonly reference: string; readonly code: string }
