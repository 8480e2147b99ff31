import type { BookingSummary, Contact, Personal } from '../core/booking.ts'
import { formatManageCode } from '../core/manage-code.ts'
import { summaryOf } from '../core/summary.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'

/** What a message to a reader may say, and where it goes. */
export type MessageFacts = {
  readonly booking: BookingSummary
  readonly contact: Contact
  readonly code: string
  /** BCP 47 tag of the language that she read in. */
  readonly locale: string | null
}

/** Undefined once name and contact were forgotten: then nobody is to be written to. */
export type ReadForMessage = (booking: string) => Promise<MessageFacts | undefined>

/** Reads what a message needs, at the moment when it is sent: nothing personal waits in the outbox. */
export const makeReadForMessage =
  ({
    storage,
    sealer,
    secrets,
    timetable,
  }: Pick<BookingDependencies, 'storage' | 'sealer' | 'secrets' | 'timetable'>): ReadForMessage =>
  async id => {
    const held = await storage.heldData(id)
    if (!held || held.booking.personal === null) return undefined
    const { booking } = held
    const personal: Personal = JSON.parse(sealer.open(held.booking.personal, id))
    const { counsellors } = await timetable.district()
    const counsellor = knownCounsellor(counsellors.get(booking.counsellor), booking.counsellor)
    return {
      booking: summaryOf(booking, counsellor),
      contact: personal.contact ?? {},
      code: formatManageCode(secrets.manageCode(id, booking.generation)),
      locale: booking.locale,
    }
  }
