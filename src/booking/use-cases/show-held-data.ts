import type { Personal } from '../core/booking.ts'
import { parseReference } from '../core/reference.ts'
import type { HeldData } from '../ports/held-data.ts'
import type { BookingDependencies } from './dependencies.ts'

/** Everything that is held about the booking of a reference, sealed as it is; undefined where nothing is. */
export type FindHeldData = (reference: string) => Promise<HeldData | undefined>

/** Everything that is held about a booking, and what was personal in it as it was typed; null once that was forgotten. */
export type OpenedData = { readonly held: HeldData; readonly personal: Personal | null }

/** For whoever runs the installation and is asked by a person what is held about her; undefined where nothing is. */
export type ShowHeldData = (reference: string) => Promise<OpenedData | undefined>

/** Finds what is held about the booking of a reference, typed as people type it. */
export const makeFindHeldData =
  ({ storage }: Pick<BookingDependencies, 'storage'>): FindHeldData =>
  async typed => {
    const reference = parseReference(typed)
    const booking = reference === undefined ? undefined : await storage.findBookingByReference(reference)
    return booking && storage.heldData(booking.id)
  }

/** Shows what is held about the booking of a reference (Art. 15 GDPR). Throws where the key to it is not there. */
export const makeShowHeldData = (needs: Pick<BookingDependencies, 'storage' | 'sealer'>): ShowHeldData => {
  const findHeldData = makeFindHeldData(needs)
  return async typed => {
    const held = await findHeldData(typed)
    if (!held) return undefined
    const { id, personal: sealed } = held.booking
    return { held, personal: sealed === null ? null : JSON.parse(needs.sealer.open(sealed, id)) }
  }
}
