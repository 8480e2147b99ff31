import type { Booking, BookingSummary } from '../../booking/core/booking.ts'
import { deskPolicy } from '../../booking/core/desk-policy.ts'
import { ruleOf } from '../../booking/core/kept-promise.ts'
import type { CounsellorReason } from '../../booking/core/reason.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import { makeCancelByCounsellor } from '../../booking/use-cases/cancel-by-counsellor.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import { makeFindSlots } from '../../booking/use-cases/find-slots.ts'
import { makeMoveByCounsellor } from '../../booking/use-cases/move-by-counsellor.ts'
import { type Actor, bookingFor, logging, reachOfActor, type WorkResult } from './acting.ts'
import { howTold, isReached, type Told } from './how-told.ts'

/** Where an appointment can go, and whether its reader hears of it by a message. */
export type FreeTimes = { readonly slots: readonly OfferedSlot[]; readonly reached: boolean }

/** An appointment at its new time, and the slot to which it can go back, if it can. */
export type Moved = { readonly booking: BookingSummary; readonly back: string | undefined }

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
  ) => Promise<WorkResult<Moved>>
  readonly cancel: (
    actor: Actor,
    step: { readonly booking: string; readonly reason: CounsellorReason },
  ) => Promise<WorkResult<BookingSummary>>
  /** How an appointment's reader would hear of a change. */
  readonly told: (actor: Actor, booking: string) => Promise<WorkResult<Told>>
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
    const { topic, language, wishes } = booking
    // What she can talk about she knows herself; of a colleague only what suits.
    const suits = whose === booking.counsellor ? {} : { topic }
    const speaks = whose === booking.counsellor || wishes.includes('interpreter') ? {} : { language }
    const page = await findSlots({ counsellor: whose, from, to, limit: mostTimes, ...suits, ...speaks })
    return { ok: true, value: { slots: page.slots, reached: isReached(howTold(booking, needs)) } }
  }
}

/** The slot to which a moved appointment can go back: that of its counsellor, and not of who handed it over to her. */
const wayBack = async (
  needs: BookingDependencies,
  before: Booking,
  moved: BookingSummary,
): Promise<string | undefined> => {
  if (moved.sequence === before.sequence || moved.slot === before.slot) return undefined
  const { offer } = await needs.timetable.district()
  const rule = offer.find(({ rule: { id } }) => id === ruleOf(before))?.rule
  return rule?.counsellor === before.counsellor ? before.slot : undefined
}

const makeMove =
  (needs: BookingDependencies): AppointmentChanges['move'] =>
  async (actor, { booking: id, slot }) => {
    const known = await bookingFor(needs, actor, 'appointments', id)
    const before = known.ok ? await needs.storage.findBooking(id) : undefined
    if (!before) return { ok: false, refusal: { kind: 'booking-unknown' } }
    const among = await reachedCounsellors(needs, actor)
    // A form that is sent twice did what it says the first time.
    const deed = ({ sequence }: BookingSummary) =>
      sequence === before.sequence ? undefined : ({ what: 'moved', subject: id } as const)
    const moved = await makeMoveByCounsellor(logging(needs, actor, deed))({ booking: id, slot, among })
    if (!moved.ok) return moved
    return { ok: true, value: { booking: moved.value, back: await wayBack(needs, before, moved.value) } }
  }

const makeCancel =
  (needs: BookingDependencies): AppointmentChanges['cancel'] =>
  async (actor, { booking: id, reason }) => {
    const known = await bookingFor(needs, actor, 'appointments', id)
    if (!known.ok) return known
    // Why is told to the reader, and kept no longer than the booking.
    const deed = () => ({ what: 'cancelled', subject: id }) as const
    return makeCancelByCounsellor(logging<BookingSummary>(needs, actor, deed))({ booking: id, reason })
  }

const makeTold =
  (needs: BookingDependencies): AppointmentChanges['told'] =>
  async (actor, id) => {
    const known = await bookingFor(needs, actor, 'appointments', id)
    return known.ok ? { ok: true, value: howTold(await needs.storage.findBooking(id), needs) } : known
  }

/** Makes what changes appointments, for who may work with them. */
export const makeAppointmentChanges = (needs: BookingDependencies): AppointmentChanges => ({
  free: makeFree(needs),
  move: makeMove(needs),
  cancel: makeCancel(needs),
  told: makeTold(needs),
})
