import type { BookingSummary } from '../../booking/core/booking.ts'
import { deskPolicy } from '../../booking/core/desk-policy.ts'
import type { CounsellorReason } from '../../booking/core/reason.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import { makeCancelByCounsellor } from '../../booking/use-cases/cancel-by-counsellor.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import { makeFindSlots } from '../../booking/use-cases/find-slots.ts'
import { makeMoveByCounsellor } from '../../booking/use-cases/move-by-counsellor.ts'
import { type Actor, bookingFor, logging, reachOfActor, type WorkResult } from './acting.ts'

/** Where an appointment can go, and whether its reader hears of it by a message. */
export type FreeTimes = { readonly slots: readonly OfferedSlot[]; readonly reached: boolean }

/** What somebody does to appointments in calendars. */
export type AppointmentChanges = {
  /** Free slots to which an appointment can be moved, of its counsellor or of a colleague, from now on in [from, to). */
  readonly free: (
    actor: Actor,
    wanted: {
      readonly booking: string
      readonly counsellor?: string | undefined
      readonly from: Temporal.Instant
      readonly to: Temporal.Instant
    },
  ) => Promise<WorkResult<FreeTimes>>
  /** Moves an appointment to a slot of those whom somebody works for; its reader is told. */
  readonly move: (
    actor: Actor,
    step: { readonly booking: string; readonly slot: string },
  ) => Promise<WorkResult<BookingSummary>>
  readonly cancel: (
    actor: Actor,
    step: { readonly booking: string; readonly reason: CounsellorReason },
  ) => Promise<WorkResult<BookingSummary>>
}

/** As many as a counsellor can have in two weeks of short talks. */
const mostTimes = 400

const reachedCounsellors = async (needs: BookingDependencies, actor: Actor): Promise<readonly string[]> => {
  const reach = await reachOfActor(needs, actor, 'appointments')
  return reach === 'everybody' ? [...(await needs.timetable.district()).counsellors.keys()] : reach
}

const makeFree = (needs: BookingDependencies): AppointmentChanges['free'] => {
  const findSlots = makeFindSlots({ ...needs, policy: deskPolicy(needs.policy) })
  return async (actor, { booking: id, counsellor, from, to }) => {
    const known = await bookingFor(needs, actor, 'appointments', id)
    const booking = known.ok ? await needs.storage.findBooking(id) : undefined
    if (!booking) return { ok: false, refusal: { kind: 'booking-unknown' } }
    const whose = counsellor ?? booking.counsellor
    if (!(await reachedCounsellors(needs, actor)).includes(whose))
      return { ok: false, refusal: { kind: 'counsellor-unknown' } }
    const { topic, language, wishes, emailKey, phoneKey } = booking
    // What she can talk about she knows herself; of a colleague only what suits.
    const suits = whose === booking.counsellor ? {} : { topic }
    const speaks = whose === booking.counsellor || wishes.includes('interpreter') ? {} : { language }
    const page = await findSlots({ counsellor: whose, from, to, limit: mostTimes, ...suits, ...speaks })
    const { mail, sms } = needs.policy
    const reached = (mail && emailKey !== null) || (sms && phoneKey !== null)
    return { ok: true, value: { slots: page.slots, reached } }
  }
}

const makeMove =
  (needs: BookingDependencies): AppointmentChanges['move'] =>
  async (actor, { booking: id, slot }) => {
    const known = await bookingFor(needs, actor, 'appointments', id)
    if (!known.ok) return known
    const among = await reachedCounsellors(needs, actor)
    const isThere = (await needs.storage.findBooking(id))?.slot === slot
    // A form that is sent twice did what it says the first time.
    const noted = isThere
      ? needs
      : logging<BookingSummary>(needs, actor, () => ({ what: 'moved', subject: id }))
    return makeMoveByCounsellor(noted)({ booking: id, slot, among })
  }

const makeCancel =
  (needs: BookingDependencies): AppointmentChanges['cancel'] =>
  async (actor, { booking: id, reason }) => {
    const known = await bookingFor(needs, actor, 'appointments', id)
    if (!known.ok) return known
    const deed = () => ({ what: 'cancelled', subject: id, detail: reason }) as const
    return makeCancelByCounsellor(logging<BookingSummary>(needs, actor, deed))({ booking: id, reason })
  }

/** Makes what changes appointments, for who may work with them. */
export const makeAppointmentChanges = (needs: BookingDependencies): AppointmentChanges => ({
  free: makeFree(needs),
  move: makeMove(needs),
  cancel: makeCancel(needs),
})
