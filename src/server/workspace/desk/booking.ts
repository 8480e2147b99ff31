import type { Booking, Confirmation } from '../../../booking/core/booking.ts'
import { parseSlotId } from '../../../booking/core/slot-id.ts'
import type { Storage } from '../../../booking/ports/storage.ts'
import { makeBookNext } from '../../../booking/use-cases/book-next.ts'
import { makeBookSlot } from '../../../booking/use-cases/book-slot.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makeFindNextTimes } from '../../../booking/use-cases/find-next-times.ts'
import { makeFindSlots } from '../../../booking/use-cases/find-slots.ts'
import { reaches } from '../../../staff/core/reach.ts'
import { type Actor, bookingFor, logging, notAllowed, reachOfActor } from '../acting.ts'
import { makeAgendas } from '../agendas.ts'
import type { Desk } from '../desk.ts'

/** The dependencies of a use case that books; where a form came twice and its answer is only given again, there is no line. */
const noting = (needs: BookingDependencies, actor: Actor): BookingDependencies => {
  const inserted = new Set<string>()
  const logged = logging<Confirmation>(needs, actor, ({ booking: { id } }) =>
    inserted.has(id) ? { what: 'booked', subject: id } : undefined,
  )
  const transaction: Storage['transaction'] = work =>
    logged.storage.transaction(tx => {
      const insert = (booking: Booking) => {
        inserted.add(booking.id)
        return tx.bookings.insert(booking)
      }
      return work({ ...tx, bookings: { ...tx.bookings, insert } })
    })
  return { ...logged, storage: { ...logged.storage, transaction } }
}

/** Whether a slot is of a counsellor whom somebody works for; one that there is not is for booking to refuse. */
const isHers = async (needs: BookingDependencies, actor: Actor, slot: string): Promise<boolean> => {
  const rule = parseSlotId(slot)?.rule
  const { offer } = await needs.timetable.district()
  const counsellor = offer.find(hours => hours.rule.id === rule)?.counsellor.id
  const reach = await reachOfActor(needs, actor, 'appointments')
  return counsellor === undefined ? reach.length > 0 : reaches(reach, counsellor)
}

const offerOf =
  (needs: BookingDependencies): Desk['offer'] =>
  async actor => {
    const counsellors = await makeAgendas(needs).counsellorsOf(actor)
    const ids = new Set(counsellors.map(({ id }) => id))
    const { offer } = await needs.timetable.district()
    const hers = offer.filter(({ rule, counsellor }) => ids.has(counsellor.id) && rule.access !== 'walk-in')
    const offices = hers.flatMap(({ rule }) => (rule.office === null ? [] : [rule.office]))
    const topics = hers.flatMap(({ rule, counsellor }) =>
      rule.topics.length > 0 ? rule.topics : counsellor.topics,
    )
    return {
      counsellors,
      offices: [...new Set(offices)],
      modes: [...new Set(hers.map(({ rule }) => rule.mode))],
      topics: [...new Set(topics)],
    }
  }

const findTimes =
  (needs: BookingDependencies): Desk['findTimes'] =>
  async (actor, filter) => {
    const reach = await reachOfActor(needs, actor, 'appointments')
    if (filter.counsellor !== undefined && !reaches(reach, filter.counsellor)) return notAllowed
    const counsellors = reach === 'everybody' ? undefined : reach
    return { ok: true, value: await makeFindSlots(needs)({ ...filter, counsellors }) }
  }

const bookNext =
  (needs: BookingDependencies): Desk['bookNext'] =>
  async (actor, { booking, slot, idempotencyKey }) => {
    const found = await bookingFor(needs, actor, 'contacts', booking)
    if (!found.ok) return found
    if (!(await isHers(needs, actor, slot))) return notAllowed
    return makeBookNext(noting(needs, actor))({ booking, slot, idempotencyKey })
  }

/** Makes what books at the desk. */
export const makeBooking = (
  needs: BookingDependencies,
): Pick<Desk, 'offer' | 'findTimes' | 'book' | 'findNextTimes' | 'bookNext'> => ({
  offer: offerOf(needs),
  findTimes: findTimes(needs),
  book: async (actor, { consent, ...typed }) => {
    if (!(await isHers(needs, actor, typed.slot))) return notAllowed
    const onBehalf = { by: 'counsellor', consent } as const
    return makeBookSlot(noting(needs, actor))({ ...typed, onBehalf })
  },
  findNextTimes: async (actor, id) => {
    const found = await bookingFor(needs, actor, 'appointments', id)
    return found.ok ? makeFindNextTimes(needs)(id) : found
  },
  bookNext: bookNext(needs),
})
