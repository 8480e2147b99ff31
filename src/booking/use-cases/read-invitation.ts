import { formatReference } from '../core/reference.ts'
import type { BookingDependencies } from './dependencies.ts'

/** What a mail to a counsellor may say of an appointment: no name, no topic, no language. */
export type InvitationFacts = {
  readonly reference: string
  readonly start: Temporal.Instant
  readonly office: string | null
  readonly sequence: number
  /** Whether it is hers now; otherwise it was cancelled, or is a colleague's by now. */
  readonly isHers: boolean
  /** Whether it is a colleague's by now. */
  readonly isColleagues: boolean
  readonly label: string
  /** Her calendar text of it (VEVENT). */
  readonly event: string
}

/** Undefined where the booking is gone, or was never hers. */
export type ReadInvitation = (booking: string, counsellor: string) => Promise<InvitationFacts | undefined>

/** Makes what reads an appointment for a mail to a counsellor, at the moment when it is sent. */
export const makeReadInvitation =
  ({ storage, timetable }: Pick<BookingDependencies, 'storage' | 'timetable'>): ReadInvitation =>
  async (id, counsellor) => {
    const [booking, event] = await Promise.all([storage.findBooking(id), storage.findEvent(id, counsellor)])
    if (!booking || !event) return undefined
    const { counsellors } = await timetable.district()
    return {
      reference: formatReference(booking.reference),
      start: event.start,
      office: event.office,
      sequence: booking.sequence,
      isHers: booking.counsellor === counsellor && booking.status !== 'cancelled',
      isColleagues: booking.counsellor !== counsellor,
      label: counsellors.get(counsellor)?.label ?? counsellor,
      event: event.text,
    }
  }
