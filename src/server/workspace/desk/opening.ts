import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makeOpenContact } from '../../../booking/use-cases/open-contact.ts'
import { makeReadSlip } from '../../../booking/use-cases/read-slip.ts'
import { type Actor, bookingFor, type Deed, logging } from '../acting.ts'
import type { Desk } from '../desk.ts'
import { makeReading } from './reading.ts'

/** The dependencies of a use case that looks at what is personal: the line about it is written first. */
const looking = (needs: BookingDependencies, actor: Actor, subject: string, detail?: string) => {
  const deed: Deed = { what: 'opened-contact', subject, detail }
  return logging(needs, actor, () => deed)
}

const openNames =
  (needs: BookingDependencies, day: Desk['day']): Desk['openNames'] =>
  async (actor, wanted) => {
    const found = await day(actor, wanted)
    if (!found.ok) return found
    const names = new Map<string, string>()
    for (const { id, status } of found.value.appointments) {
      if (status === 'cancelled') continue
      const mine = await bookingFor(needs, actor, 'contacts', id)
      if (!mine.ok) continue
      const opened = await makeOpenContact(looking(needs, actor, id, 'sheet'))(id)
      if (opened.ok && opened.value) names.set(id, opened.value.name)
    }
    return { ok: true, value: names }
  }

/** Makes what shows who comes, or the code that manages her appointment. */
export const makeOpening = (
  needs: BookingDependencies,
): Pick<Desk, 'openContact' | 'openNames' | 'readSlip'> => ({
  openContact: async (actor, id) => {
    const found = await bookingFor(needs, actor, 'contacts', id)
    return found.ok ? makeOpenContact(looking(needs, actor, id))(id) : found
  },
  openNames: openNames(needs, makeReading(needs).day),
  readSlip: async (actor, id) => {
    const found = await bookingFor(needs, actor, 'contacts', id)
    return found.ok ? makeReadSlip(looking(needs, actor, id, 'slip'))(id) : found
  },
})
