import type { Booking } from '../../booking/core/booking.ts'
import type { Claim } from '../../booking/core/claim.ts'
import type { Counsellor } from '../../booking/core/counsellor.ts'
import type { Hold } from '../../booking/core/hold.ts'
import type { OfficeHours } from '../../booking/core/office-hours.ts'
import type { ChangeRecord, FeedRecord, IdempotencyRecord, StoredEvent } from '../../booking/ports/records.ts'
import type { Delivery } from '../../delivery/core/delivery.ts'

export type HeldClaim = Claim & { readonly until: Temporal.Instant | null }

/** All that is stored. What the maps hold is never changed in place, so a copy of the maps is a copy of all. */
export type State = {
  readonly counsellors: Map<string, Counsellor>
  readonly officeHours: Map<string, OfficeHours>
  readonly feeds: Map<string, FeedRecord>
  readonly bookings: Map<string, Booking>
  readonly holds: Map<string, Hold>
  readonly claims: Map<string, HeldClaim>
  readonly outbox: Map<string, Delivery>
  readonly history: Map<number, ChangeRecord>
  readonly events: Map<string, StoredEvent>
  readonly idempotency: Map<string, IdempotencyRecord>
}

/** Nothing stored yet. */
export const emptyState = (): State => ({
  counsellors: new Map(),
  officeHours: new Map(),
  feeds: new Map(),
  bookings: new Map(),
  holds: new Map(),
  claims: new Map(),
  outbox: new Map(),
  history: new Map(),
  events: new Map(),
  idempotency: new Map(),
})

/** A state that can be changed without changing the first. */
export const copyState = (state: State): State => ({
  counsellors: new Map(state.counsellors),
  officeHours: new Map(state.officeHours),
  feeds: new Map(state.feeds),
  bookings: new Map(state.bookings),
  holds: new Map(state.holds),
  claims: new Map(state.claims),
  outbox: new Map(state.outbox),
  history: new Map(state.history),
  events: new Map(state.events),
  idempotency: new Map(state.idempotency),
})
