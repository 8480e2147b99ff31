import type { BookingSummary, Confirmation, Contact, Personal } from '../../booking/core/booking.ts'
import type { Counsellor } from '../../booking/core/counsellor.ts'
import { deskPolicy } from '../../booking/core/desk-policy.ts'
import type { Mode } from '../../booking/core/office-hours.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import type { Wish } from '../../booking/core/wish.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import type { SlotFilter, SlotPage } from '../../booking/use-cases/signatures.ts'
import type { Appointment, FindNextTimes, Slip } from '../../booking/use-cases/staff-signatures.ts'
import type { Actor, WorkResult } from './acting.ts'
import { makeBooking } from './desk/booking.ts'
import { makeChanging } from './desk/changing.ts'
import { makeOpening } from './desk/opening.ts'
import { makeReading } from './desk/reading.ts'

/** A day of somebody's calendar. */
export type Day = {
  readonly now: Temporal.Instant
  /** With any status, by start. */
  readonly appointments: readonly BookingSummary[]
  /** What can still be booked, from now on. */
  readonly free: readonly OfferedSlot[]
}

/** Which day of whose calendar: without a counsellor of all whom she works for. */
export type DayWanted = {
  readonly date: Temporal.PlainDate
  readonly counsellor?: string | undefined
}

type NextTimes = Extract<Awaited<ReturnType<FindNextTimes>>, { ok: true }>['value']

/** With whom, where and about what somebody can book. */
export type DeskOffer = {
  /** Herself first. */
  readonly counsellors: readonly Counsellor[]
  readonly offices: readonly string[]
  readonly modes: readonly Mode[]
  readonly topics: readonly string[]
}

/** What is typed at the desk for somebody who stands there or calls. */
export type DeskBooking = {
  readonly slot: string
  readonly topic: string
  readonly language: string
  readonly name: string
  readonly contact?: Contact | undefined
  readonly note?: string | undefined
  readonly wishes: readonly Wish[]
  /** BCP 47 tag of the language of messages to her. */
  readonly locale?: string | undefined
  readonly consent: boolean
  /** The form's own: sent twice, it books once. */
  readonly idempotencyKey?: string | undefined
}

/** Work with people who come today. Each is first told who does it; what is not hers is answered as if it were not there. */
export type Desk = {
  readonly day: (actor: Actor, wanted: DayWanted) => Promise<WorkResult<Day>>
  /** The id of the booking with a reference, typed as people type it. */
  readonly find: (actor: Actor, reference: string) => Promise<WorkResult<string>>
  readonly read: (actor: Actor, booking: string) => Promise<WorkResult<Appointment>>
  /** Name and contact; null once they were forgotten. That she looked is written before. */
  readonly openContact: (actor: Actor, booking: string) => Promise<WorkResult<Personal | null>>
  /** Names of all who have an appointment on a day, by booking; each look is written before. */
  readonly openNames: (actor: Actor, wanted: DayWanted) => Promise<WorkResult<ReadonlyMap<string, string>>>
  readonly readSlip: (actor: Actor, booking: string) => Promise<WorkResult<Slip>>
  /** Notes whether somebody came; what is noted already stays so, without another line. */
  readonly mark: (actor: Actor, booking: string, came: boolean) => Promise<WorkResult<BookingSummary>>
  /** What can be asked for in times of those whom she works for. */
  readonly offer: (actor: Actor) => Promise<DeskOffer>
  /** Free times from now on, of one counsellor or of all whom she works for. */
  readonly findTimes: (actor: Actor, filter: SlotFilter) => Promise<WorkResult<SlotPage>>
  readonly book: (actor: Actor, booking: DeskBooking) => Promise<WorkResult<Confirmation>>
  readonly findNextTimes: (actor: Actor, booking: string) => Promise<WorkResult<NextTimes>>
  /** Books for the same person again; null once her name is forgotten. */
  readonly bookNext: (
    actor: Actor,
    next: {
      readonly booking: string
      readonly slot: string
      readonly idempotencyKey?: string | undefined
    },
  ) => Promise<WorkResult<Confirmation | null>>
}

/** Makes what is done at the desk; the notice that the district gives readers does not count there. */
export const makeDesk = (booking: BookingDependencies): Desk => {
  const needs = { ...booking, policy: deskPolicy(booking.policy) }
  return {
    ...makeReading(needs),
    ...makeOpening(needs),
    ...makeChanging(needs),
    ...makeBooking(needs),
  }
}
