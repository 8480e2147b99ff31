import type { BookedBy } from './booked-by.ts'
import type { BookingStatus } from './booking-status.ts'
import type { Counsellor } from './counsellor.ts'
import type { Mode } from './office-hours.ts'
import type { Reason } from './reason.ts'
import type { OfferedSlot } from './slot.ts'
import type { Wish } from './wish.ts'

export type Contact = { readonly email?: string | undefined; readonly phone?: string | undefined }

/** What is personal about a booking: sealed at rest, wiped after the appointment. */
export type Personal = {
  readonly name: string
  readonly contact?: Contact | undefined
  /** What whoever booked for somebody at the desk wrote down for the talk. */
  readonly note?: string | undefined
}

/** A taken slot, as it is stored. */
export type Booking = {
  readonly id: string
  /** Six characters without the dash. */
  readonly reference: string
  readonly status: BookingStatus
  readonly slot: string
  readonly counsellor: string
  readonly office: string | null
  readonly mode: Mode
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly topic: string
  readonly language: string
  /** The guide, and the step of it, that the reader came from. */
  readonly guide: string | null
  readonly step: string | null
  readonly wishes: readonly Wish[]
  readonly bookedBy: BookedBy
  /** BCP 47 tag of the language that she read the pages in, for messages; null where it is not known. */
  readonly locale: string | null
  /** When whoever booked for somebody else said that she agrees; null where she booked herself. */
  readonly consent: Temporal.Instant | null
  /** Sealed personal fields; null once forgotten. */
  readonly personal: string | null
  /** Keyed hashes of the contact, to count appointments; null where there is none, and once forgotten. */
  readonly emailKey: string | null
  readonly phoneKey: string | null
  /** Why it was last cancelled or handed over; null where nobody said so. */
  readonly reason: Reason | null
  /** RFC 5545 SEQUENCE: grows with every change that a calendar must follow. */
  readonly sequence: number
  /** Of the manage code: a new generation makes the old code worthless. */
  readonly generation: number
  readonly created: Temporal.Instant
  readonly changed: Temporal.Instant
}

/** A booking as its reader may see it, without what is personal. */
export type BookingSummary = {
  readonly id: string
  /** As people say and write it: `K7M-4TX`. */
  readonly reference: string
  readonly status: BookingStatus
  readonly slot: string
  readonly counsellor: Counsellor
  readonly office: string | null
  readonly mode: Mode
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly topic: string
  readonly language: string
  readonly guide: string | null
  readonly step: string | null
  readonly wishes: readonly Wish[]
  readonly bookedBy: BookedBy
  readonly reason: Reason | null
  readonly sequence: number
  readonly changed: Temporal.Instant
}

/** An earlier slot that is kept for a reader until an instant; its hold is what she moves to. */
export type EarlierSlot = {
  readonly hold: string
  readonly slot: OfferedSlot
  readonly expires: Temporal.Instant
}

/** A booking that was unlocked with its code: name and contact are null once they were forgotten. */
export type BookingDetails = BookingSummary & {
  readonly name: string | null
  readonly contact: Contact | null
  /** Who cancelled it or handed it over, if somebody did, or moved it for her: the reason is told to the other side only. */
  readonly changedBy: 'reader' | 'proxy' | 'counsellor' | 'system' | null
  /** Whether she waits for something earlier, and what is kept for her just now. */
  readonly earlier: { readonly wanted: boolean; readonly offer: EarlierSlot | null }
}

/** The answer to a booking: the summary and, this once, the manage code (`XXXX-XXXX-XXXX-XXXX`). */
export type Confirmation = { readonly booking: BookingSummary; readonly code: string }
