import { accept } from '../core/accept.ts'
import type { BookingDetails, Personal } from '../core/booking.ts'
import { done } from '../core/result.ts'
import type { OfferedSlot } from '../core/slot.ts'
import { parseSlotId } from '../core/slot-id.ts'
import { detailsOf, summaryOf } from '../core/summary.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'
import type { ShowBooking } from './signatures.ts'
import type { District } from './timetable.ts'
import { unlockBooking } from './unlock-booking.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'secrets' | 'tries' | 'sealer' | 'clock' | 'timetable'>

const describeSlot = ({ offer, closures }: District, id: string): OfferedSlot | undefined => {
  const parts = parseSlotId(id)
  const hours = offer.find(({ rule }) => rule.id === parts?.rule)
  if (!parts || !hours) return undefined
  const window = { from: parts.start, to: parts.start.add({ minutes: 1 }) }
  const slot = accept(id, parts.start, hours.rule, hours.counsellor, window, closures)
  return slot.ok ? { ...slot.value, counsellor: hours.counsellor } : undefined
}

const findEarlier = async (
  { storage, clock }: Needs,
  district: District,
  booking: string,
): Promise<BookingDetails['earlier']> => {
  const waiting = await storage.findWaiting(booking)
  const hold = waiting?.offer ? await storage.findHold(waiting.offer) : undefined
  const lasts = hold && Temporal.Instant.compare(hold.expires, clock.now()) > 0
  const slot = lasts ? describeSlot(district, hold.slot) : undefined
  const offer = lasts && slot ? { hold: hold.id, slot, expires: hold.expires } : null
  return { wanted: waiting !== undefined, offer }
}

/** Whose the last change was, apart from what readers move themselves. */
const findChangedBy = async (
  { storage }: Pick<Needs, 'storage'>,
  booking: string,
): Promise<BookingDetails['changedBy']> => {
  const changes = new Set(['moved', 'handed-over', 'cancelled'])
  const last = (await storage.history(booking)).findLast(({ what }) => changes.has(what))
  return last && (last.what !== 'moved' || last.by !== 'reader') ? last.by : null
}

/** Shows a booking to who has its reference and code; it changes nothing. */
export const makeShowBooking =
  (needs: Needs): ShowBooking =>
  async key => {
    const unlocked = await unlockBooking(needs, key)
    if (!unlocked.ok) return unlocked
    const booking = unlocked.value
    const district = await needs.timetable.district()
    const counsellor = knownCounsellor(district.counsellors.get(booking.counsellor), booking.counsellor)
    const personal: Personal | null =
      booking.personal === null ? null : JSON.parse(needs.sealer.open(booking.personal, booking.id))
    const earlier = await findEarlier(needs, district, booking.id)
    const changedBy = await findChangedBy(needs, booking.id)
    return done(detailsOf(summaryOf(booking, counsellor), personal, { earlier, changedBy }))
  }
