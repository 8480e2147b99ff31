import type { Booking } from '../core/booking.ts'
import type { BookingDependencies } from './dependencies.ts'
import { freeInOrder, startSearch } from './offer-slots.ts'

const days = 7
const few = 5

/**
 * Whether demand is high for what a booking has: in the next seven days hardly anything is free for its topic in its
 * language. Asked before a unit of work, because looking around takes its time.
 */
export const isSought = async (
  needs: Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'timetable'>,
  { topic, language }: Pick<Booking, 'topic' | 'language'>,
): Promise<boolean> => {
  const search = await startSearch(needs, { topic, language }, undefined)
  const window = { from: search.bookable.from, to: search.now.add({ hours: days * 24 }) }
  let free = 0
  for await (const slots of freeInOrder(needs, search, window)) {
    free += slots.length
    if (free >= few) return false
  }
  return true
}
