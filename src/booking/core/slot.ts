import type { Counsellor } from './counsellor.ts'
import type { Mode } from './office-hours.ts'
import type { Quota } from './quota.ts'

/** A bookable piece of time that a rule yields on a date. */
export type Slot = {
  readonly id: string
  readonly rule: string
  readonly counsellor: string
  readonly office: string | null
  readonly mode: Mode
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  /** The start and the way there before it: from then on the counsellor's time is taken. */
  readonly blockedFrom: Temporal.Instant
  /** The end, the buffer and the way back after it: until then the counsellor's time is taken. */
  readonly blockedUntil: Temporal.Instant
  /** All seats where a rule yields the slot, the seats that are left where it is offered. */
  readonly seats: number
  readonly topics: readonly string[]
  /** How many bookings of its rule this date can take; null: as many as fit. */
  readonly quota: Quota | null
}

/** A free slot as readers see it, with the person they would meet. */
export type OfferedSlot = Omit<Slot, 'counsellor'> & { readonly counsellor: Counsellor }
