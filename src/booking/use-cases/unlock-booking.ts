import type { Booking } from '../core/booking.ts'
import { parseManageCode } from '../core/manage-code.ts'
import { parseReference } from '../core/reference.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { BookingKey } from './signatures.ts'

/** Derived for where no booking is, so that an unknown reference takes the same work as a wrong code. */
const nobody = { id: '00000000-0000-4000-8000-000000000000', generation: 1 } as const

/**
 * The booking of a reference, for who has its code. An unknown reference and a wrong code give one answer after
 * the same work, and both count as a wrong try for that reference.
 */
export const unlockBooking = async (
  { storage, secrets, tries }: Pick<BookingDependencies, 'storage' | 'secrets' | 'tries'>,
  key: BookingKey,
): Promise<Result<Booking>> => {
  const reference = parseReference(key.reference)
  if (!reference) return refused({ kind: 'booking-unknown' })
  const retryAfter = await tries.wait(reference)
  if (retryAfter > 0) return refused({ kind: 'too-many-tries', retryAfter })
  const booking = await storage.findBookingByReference(reference)
  const { id, generation } = booking ?? nobody
  const matches = secrets.isManageCode(id, generation, parseManageCode(key.code) ?? '')
  if (booking && matches) return done(booking)
  await tries.fail(reference)
  return refused({ kind: 'booking-unknown' })
}
