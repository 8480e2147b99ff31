import { berlinDate, weeksLater } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import { done, refused } from '../core/result.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { makeFindSlots } from './find-slots.ts'
import type { FindSlots, SlotFilter } from './signatures.ts'
import type { FindNextTimes, SameTime } from './staff-signatures.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'secrets' | 'timetable'>

const weeksOffered = [1, 2, 4] as const
/** A few of each day, so that a free morning does not hide the days after it. */
const perDay = 3
const nextOffered = 9
const lookedAt = 100

/** What the next appointment is about, with whom; with somebody who interprets any language will do. */
const wishOf = ({ counsellor, topic, language, wishes }: Booking): SlotFilter => ({
  counsellor,
  topic,
  language: wishes.includes('interpreter') ? undefined : language,
})

const spread = (slots: readonly OfferedSlot[]): readonly OfferedSlot[] => {
  const days = Map.groupBy(slots, ({ start }) => berlinDate(start).toString())
  return [...days.values()].flatMap(ofDay => ofDay.slice(0, perDay)).slice(0, nextOffered)
}

const sameTime = async (findSlots: FindSlots, former: Booking, weeks: number): Promise<SameTime> => {
  const start = weeksLater(former.start, weeks)
  const { slots } = await findSlots({ ...wishOf(former), from: start, to: start.add({ minutes: 1 }) })
  // At the same place, where there are several at that time.
  const slot = slots.find(({ office, mode }) => office === former.office && mode === former.mode) ?? slots[0]
  return { weeks, start, slot }
}

/** Finds times for the next appointment of the person who has a booking: by the same clock in some weeks, and the first free. */
export const makeFindNextTimes = (needs: Needs): FindNextTimes => {
  const findSlots = makeFindSlots(needs)
  return async id => {
    const former = await needs.storage.findBooking(id)
    if (!former) return refused({ kind: 'booking-unknown' })
    const same = await Promise.all(weeksOffered.map(weeks => sameTime(findSlots, former, weeks)))
    const { slots } = await findSlots({ ...wishOf(former), limit: lookedAt })
    const now = needs.clock.now()
    const toCome = same.filter(({ start }) => Temporal.Instant.compare(start, now) > 0)
    return done({ same: toCome, next: spread(slots) })
  }
}
