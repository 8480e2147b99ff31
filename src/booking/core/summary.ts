import type { Booking, BookingDetails, BookingSummary, Personal } from './booking.ts'
import type { Counsellor } from './counsellor.ts'
import { formatReference } from './reference.ts'

/** What a reader may see of her booking, without what is personal. */
export const summaryOf = (booking: Booking, counsellor: Counsellor): BookingSummary => ({
  id: booking.id,
  reference: formatReference(booking.reference),
  status: booking.status,
  slot: booking.slot,
  counsellor,
  office: booking.office,
  mode: booking.mode,
  start: booking.start,
  end: booking.end,
  topic: booking.topic,
  language: booking.language,
  guide: booking.guide,
  step: booking.step,
  wishes: booking.wishes,
  bookedBy: booking.bookedBy,
  reason: booking.reason,
  sequence: booking.sequence,
  changed: booking.changed,
})

/** The summary with name and contact, which are null once they were forgotten. */
export const detailsOf = (
  summary: BookingSummary,
  personal: Personal | null,
  now: Pick<BookingDetails, 'earlier' | 'changedBy'>,
): BookingDetails => ({
  ...summary,
  name: personal?.name ?? null,
  contact: personal?.contact ?? null,
  ...now,
})
