import type { BookingDependencies } from './dependencies.ts'

/**
 * The calendar text (VEVENT) that a counsellor's calendar should have of a booking as things are; undefined where it should
 * have none: it is cancelled, somebody else's by now, or forgotten.
 */
export type ReadCopy = (booking: string, counsellor: string) => Promise<string | undefined>

/** Makes what reads the text of one copy. */
export const makeReadCopy =
  ({ storage }: Pick<BookingDependencies, 'storage'>): ReadCopy =>
  async (id, counsellor) => {
    const booking = await storage.findBooking(id)
    const isHers = booking?.counsellor === counsellor && booking.status !== 'cancelled'
    if (!isHers || booking.personal === null) return undefined
    return (await storage.findEvent(id, counsellor))?.text
  }
