import type { Booking } from './booking.ts'
import type { Counsellor } from './counsellor.ts'
import { earlier } from './instants.ts'
import type { Policy } from './policy.ts'
import type { Slot } from './slot.ts'

/** Less than this is no time to answer in. */
const leastMinutes = 10

/** Whether a freed slot is what somebody waits for: sooner, at the same place in the same way, for her topic and language. */
export const isWanted = (
  booking: Booking,
  { slot, counsellor }: { readonly slot: Slot; readonly counsellor: Counsellor },
): boolean =>
  booking.status === 'booked' &&
  booking.slot !== slot.id &&
  Temporal.Instant.compare(slot.start, booking.start) < 0 &&
  slot.office === booking.office &&
  slot.mode === booking.mode &&
  slot.topics.includes(booking.topic) &&
  (counsellor.languages.includes(booking.language) || booking.wishes.includes('interpreter')) &&
  (!booking.wishes.includes('woman') || counsellor.woman === true)

/**
 * Until when a freed slot is kept for who is asked first; undefined where too little time is left to ask anybody. It ends
 * in time for the slot to be booked by others still.
 */
export const offerEnds = (
  slot: Pick<Slot, 'start'>,
  now: Temporal.Instant,
  { offerMinutes, noticeMinutes }: Pick<Policy, 'offerMinutes' | 'noticeMinutes'>,
): Temporal.Instant | undefined => {
  const last = slot.start.subtract({ minutes: noticeMinutes })
  const ends = earlier(now.add({ minutes: offerMinutes }), last)
  return Temporal.Instant.compare(ends, now.add({ minutes: leastMinutes })) < 0 ? undefined : ends
}
