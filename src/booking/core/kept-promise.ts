import { berlinDate, berlinMinutes, minutesOf } from './berlin.ts'
import type { Booking } from './booking.ts'
import type { Closures } from './closures.ts'
import type { Counsellor } from './counsellor.ts'
import type { Exception } from './exception.ts'
import type { OfficeHours } from './office-hours.ts'
import { parseSlotId } from './slot-id.ts'
import { slotsOf } from './slots-of.ts'

/** The rule that a booking was made from; undefined for a slot id that nobody writes any more. */
export const ruleOf = ({ slot }: Pick<Booking, 'slot'>): string | undefined => parseSlotId(slot)?.rule

/** Whether a booking is one of a rule: made from it, and not handed over since. */
export const isOfRule = (booking: Booking, rule: Pick<OfficeHours, 'id' | 'counsellor'>): boolean =>
  ruleOf(booking) === rule.id && booking.counsellor === rule.counsellor

/** Whether a rule still yields what was booked from it: the same time, as long, at the same place, in the same way. */
export const stillYields = (
  rule: OfficeHours,
  counsellor: Counsellor,
  booking: Booking,
  closures: Closures,
): boolean => {
  const minute = { from: booking.start, to: booking.start.add({ minutes: 1 }) }
  return slotsOf(rule, counsellor, minute, closures).some(
    slot =>
      slot.id === booking.slot &&
      slot.end.equals(booking.end) &&
      slot.office === booking.office &&
      slot.mode === booking.mode,
  )
}

/** Whether a day off, or a part of one, lies over a booking. */
export const isTakenAway = (exception: Exception, booking: Booking): boolean => {
  const { kind, counsellor, rule, from, to, hours } = exception
  const day = berlinDate(booking.start).toString()
  if (kind !== 'off' || day < from || to < day) return false
  if (counsellor !== null && counsellor !== booking.counsellor) return false
  if (rule !== null && rule !== ruleOf(booking)) return false
  if (hours === null) return true
  return (
    berlinMinutes(booking.start) < minutesOf(hours.to) && minutesOf(hours.from) < berlinMinutes(booking.end)
  )
}
