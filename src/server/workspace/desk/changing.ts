import type { BookingSummary } from '../../../booking/core/booking.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makeMarkAttendance } from '../../../booking/use-cases/mark-attendance.ts'
import { makeReadAppointment } from '../../../booking/use-cases/read-appointment.ts'
import { type Actor, bookingFor, logging } from '../acting.ts'
import type { Desk } from '../desk.ts'

const markWith = (needs: BookingDependencies, actor: Actor, came: boolean) =>
  makeMarkAttendance(
    logging(needs, actor, ({ id }: BookingSummary) => ({
      what: came ? 'marked-attended' : 'marked-missed',
      subject: id,
    })),
  )

/** Makes what changes an appointment at the desk. */
export const makeChanging = (needs: BookingDependencies): Pick<Desk, 'mark'> => {
  const readAppointment = makeReadAppointment(needs)
  return {
    mark: async (actor, id, came) => {
      const mine = await bookingFor(needs, actor, 'appointments', id)
      const found = mine.ok ? await readAppointment(id) : mine
      if (!found.ok) return found
      const { booking } = found.value
      if (booking.status === (came ? 'attended' : 'missed')) return { ok: true, value: booking }
      return markWith(needs, actor, came)({ booking: id, came })
    },
  }
}
