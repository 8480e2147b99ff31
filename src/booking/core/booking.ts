import type { BookingStatus } from './booking-status.ts'
import type { Counsellor } from './counsellor.ts'
import type { Mode } from './office-hours.ts'

export type Contact = { readonly email?: string | undefined; readonly phone?: string | undefined }

/** What is personal about a booking: sealed at rest, wiped after the appointment. */
export type Personal = { readonly name: string; readonly contact?: Contact | undefined }

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
  /** Sealed personal fields; null once forgotten. */
  readonly personal: string | null
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
  readonly sequence: number
  readonly changed: Temporal.Instant
}

/** A booking that was unlocked with its code: name and contact are null once they were forgotten. */
export type BookingDetails = BookingSummary & {
  readonly name: string | null
  readonly contact: Contact | null
}

/** The answer to a booking: the summary and, this once, the manage code (`XXXX-XXXX-XXXX-XXXX`). */
export type Confirmation = { readonly booking: BookingSummary; readonly code: string }
