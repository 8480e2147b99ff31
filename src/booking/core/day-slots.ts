import type { Closures } from './closures.ts'
import type { Offer } from './offer.ts'
import { holdsOn } from './rule-dates.ts'
import type { Slot } from './slot.ts'
import { slotsOn } from './slots-of.ts'

/** Slots of some rules on a date, by start and then by id, taken or not. */
export type DaySlots = (offer: Offer, date: Temporal.PlainDate) => readonly Slot[]

const byStart = (a: Slot, b: Slot): number =>
  a.start.epochMilliseconds - b.start.epochMilliseconds || (a.id < b.id ? -1 : Number(a.id > b.id))

const workOut = (offer: Offer, date: Temporal.PlainDate, closures: Closures): readonly Slot[] => {
  const day = date.toString()
  return offer
    .flatMap(({ rule, counsellor }) => {
      if (rule.access === 'walk-in' || !holdsOn(rule, day)) return []
      return slotsOn(date, rule, counsellor, closures)
    })
    .toSorted(byStart)
}

/** Weeks of a district of the usual size; of one with hundreds of counsellors, the days that are asked for most. */
const rememberedSlots = 40_000

/**
 * Works out days of a district. A day of all rules is remembered, so that a wish which many can serve only picks from it;
 * what few can serve is worked out each time, which is quicker than all of it.
 */
export const createDaySlots = (all: Offer, closures: Closures): DaySlots => {
  const days = new Map<string, readonly Slot[]>()
  let remembered = 0
  const wholeDay = (date: Temporal.PlainDate): readonly Slot[] => {
    const key = date.toString()
    const known = days.get(key)
    if (known) return known
    const slots = workOut(all, date, closures)
    remembered += slots.length
    for (const [oldest, former] of days) {
      if (remembered <= rememberedSlots) break
      remembered -= former.length
      days.delete(oldest)
    }
    days.set(key, slots)
    return slots
  }
  return (offer, date) => {
    if (offer.length === all.length) return wholeDay(date)
    if (offer.length * 4 < all.length) return workOut(offer, date, closures)
    const wanted = new Set(offer.map(({ rule }) => rule.id))
    return wholeDay(date).filter(({ rule }) => wanted.has(rule))
  }
}
