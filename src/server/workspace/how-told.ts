import type { Booking, Personal } from '../../booking/core/booking.ts'
import { KeyMissing } from '../../booking/ports/sealer.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import { mobileNumber } from '../../delivery/core/mobile-number.ts'

/** How a reader learns of a change: by mail, by text message; she left a contact, but no message goes out; not at all. */
export type Told = 'mail' | 'text' | 'call' | 'none'

type Needs = Pick<BookingDependencies, 'policy' | 'sealer'>

/** Where the key of a contact is gone, nobody reaches her by it either. */
const contactOf = (
  { id, personal }: Pick<Booking, 'id' | 'personal'>,
  { sealer }: Pick<Needs, 'sealer'>,
): Personal['contact'] => {
  if (personal === null) return undefined
  try {
    const opened: Personal = JSON.parse(sealer.open(personal, id))
    return opened.contact
  } catch (error) {
    if (error instanceof KeyMissing) return undefined
    throw error
  }
}

/**
 * How a booking's reader learns of a change. The program opens her contact for this as it does to send a message; nobody sees it,
 * and nothing but the way is answered, so that no line says that somebody looked.
 */
export const howTold = (booking: Pick<Booking, 'id' | 'personal'> | undefined, needs: Needs): Told => {
  const { email, phone } = (booking && contactOf(booking, needs)) ?? {}
  const { mail, sms } = needs.policy
  if (mail && email) return 'mail'
  if (sms && phone && mobileNumber(phone) !== undefined) return 'text'
  return email || phone ? 'call' : 'none'
}

/** Whether a message tells her. */
export const isReached = (told: Told): boolean => told === 'mail' || told === 'text'
