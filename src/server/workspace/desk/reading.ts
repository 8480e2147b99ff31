import { berlinDate, dayBegins } from '../../../booking/core/berlin.ts'
import { later } from '../../../booking/core/instants.ts'
import { parseReference } from '../../../booking/core/reference.ts'
import type { OfferedSlot } from '../../../booking/core/slot.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makeFindSlots } from '../../../booking/use-cases/find-slots.ts'
import { makeReadAppointment } from '../../../booking/use-cases/read-appointment.ts'
import { bookingFor } from '../acting.ts'
import { type Agendas, makeAgendas } from '../agendas.ts'
import type { DayWanted, Desk } from '../desk.ts'

const unknown = { ok: false, refusal: { kind: 'booking-unknown' } } as const

/** From midnight to midnight in Berlin. */
const windowOf = ({ date }: DayWanted) => ({ from: dayBegins(date), to: dayBegins(date.add({ days: 1 })) })

const mostFree = 200

const readDay = (needs: BookingDependencies, agendas: Agendas): Desk['day'] => {
  const findSlots = makeFindSlots(needs)
  const freeOn = async (
    counsellors: readonly string[],
    wanted: DayWanted,
    now: Temporal.Instant,
  ): Promise<readonly OfferedSlot[]> => {
    const { from, to } = windowOf(wanted)
    if (Temporal.PlainDate.compare(wanted.date, berlinDate(now)) < 0) return []
    return (await findSlots({ counsellors, from: later(from, now), to, limit: mostFree })).slots
  }
  return async (actor, wanted) => {
    const { counsellor } = wanted
    const agenda = await agendas.read(actor, { counsellor, ...windowOf(wanted) })
    if (!agenda.ok) return agenda
    const all = (await agendas.counsellorsOf(actor)).map(({ id }) => id)
    const now = needs.clock.now()
    const free = await freeOn(counsellor === undefined ? all : [counsellor], wanted, now)
    const { from } = windowOf(wanted)
    // What began the day before is on the day before.
    const appointments = agenda.value.appointments.filter(
      ({ start }) => Temporal.Instant.compare(start, from) >= 0,
    )
    return { ok: true, value: { now, appointments, free } }
  }
}

/** Makes what is read at the desk; nothing of it says who comes. */
export const makeReading = (needs: BookingDependencies): Pick<Desk, 'day' | 'find' | 'read'> => {
  const readAppointment = makeReadAppointment(needs)
  return {
    day: readDay(needs, makeAgendas(needs)),
    find: async (actor, typed) => {
      const reference = parseReference(typed)
      const booking = reference && (await needs.storage.findBookingByReference(reference))
      if (!booking) return unknown
      const found = await bookingFor(needs, actor, 'appointments', booking.id)
      return found.ok ? { ok: true, value: found.value.id } : found
    },
    read: async (actor, id) => {
      const found = await bookingFor(needs, actor, 'appointments', id)
      return found.ok ? readAppointment(id) : found
    },
  }
}
