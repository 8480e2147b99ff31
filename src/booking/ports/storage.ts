import type { Booking } from '../core/booking.ts'
import type { Claim, QuantumRange } from '../core/claim.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Hold } from '../core/hold.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import type { Result } from '../core/result.ts'
import type { ChangeRecord, FeedRecord, IdempotencyRecord, OutboxRecord, StoredEvent } from './records.ts'

/** Seats of one slot to be claimed for an owner. */
export type ClaimRequest = {
  readonly owner: string
  readonly counsellor: string
  readonly slot: string
  readonly seats: number
  readonly quanta: QuantumRange
  /** When a hold's claim ends by itself; null for a booking. */
  readonly until: Temporal.Instant | null
}

/** One unit of work: all of it is written, or nothing. */
export type Transaction = {
  readonly district: {
    readonly findOfficeHours: (id: string) => Promise<OfficeHours | undefined>
    readonly findCounsellor: (id: string) => Promise<Counsellor | undefined>
  }
  readonly bookings: {
    readonly find: (id: string) => Promise<Booking | undefined>
    readonly findByReference: (reference: string) => Promise<Booking | undefined>
    readonly insert: (booking: Booking) => Promise<void>
    readonly update: (booking: Booking) => Promise<void>
  }
  readonly holds: {
    readonly find: (id: string) => Promise<Hold | undefined>
    readonly findByClient: (client: string) => Promise<Hold | undefined>
    readonly insert: (hold: Hold) => Promise<void>
    readonly prolong: (id: string, expires: Temporal.Instant) => Promise<void>
    readonly remove: (id: string) => Promise<void>
    readonly removeExpired: (before: Temporal.Instant) => Promise<void>
  }
  readonly claims: {
    /** False where any quantum is taken; the work is then to be refused, which rolls back what was claimed. */
    readonly take: (request: ClaimRequest) => Promise<boolean>
    readonly release: (owner: string) => Promise<void>
    /**
     * Gives a hold's claims within the request to its owner, until its end, and says how many there were. Fewer than its
     * quanta: the hold keeps the slot no more, though its time has not come, because the clock was set back.
     */
    readonly handOver: (hold: string, request: ClaimRequest) => Promise<number>
    readonly releaseExpired: (now: Temporal.Instant) => Promise<void>
  }
  readonly outbox: {
    /** Puts a delivery in the place of the one of the same kind for the same subject, if it still waits. */
    readonly put: (record: OutboxRecord) => Promise<void>
  }
  readonly history: { readonly append: (record: ChangeRecord) => Promise<void> }
  readonly events: {
    /** One text for each booking and counsellor; the newer replaces the older. */
    readonly put: (event: StoredEvent) => Promise<void>
  }
  readonly idempotency: {
    /** Reserves the key in this unit of work, or gives what was answered before. */
    readonly reserve: (record: IdempotencyRecord) => Promise<IdempotencyRecord | undefined>
    readonly complete: (
      key: string,
      booking: string,
      answer: string,
      expires: Temporal.Instant,
    ) => Promise<void>
    readonly removeExpired: (now: Temporal.Instant) => Promise<void>
  }
}

export type EventWindow = {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  /** Cancelled events are left out once they were cancelled before this. */
  readonly cancelledAfter: Temporal.Instant
}

/** Rows of each kind, as tests and the health report count them. */
export type Counts = {
  readonly bookings: number
  readonly holds: number
  readonly claims: number
  readonly outbox: number
  readonly history: number
  readonly events: number
  readonly idempotency: number
}

/** What booking keeps. Every call throws `StorageUnavailable` where storage cannot serve now. */
export type Storage = {
  /** Runs the work alone against other writers; a refusal, like an exception, leaves no trace of it. */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<Result<T>>) => Promise<Result<T>>
  readonly counsellors: () => Promise<readonly Counsellor[]>
  readonly officeHours: () => Promise<readonly OfficeHours[]>
  /** Claims that hold at `now`, of all counsellors, in a run of quanta; expired holds do not count. */
  readonly claims: (quanta: QuantumRange, now: Temporal.Instant) => Promise<readonly Claim[]>
  readonly findHoldByClient: (client: string) => Promise<Hold | undefined>
  readonly findBookingByReference: (reference: string) => Promise<Booking | undefined>
  readonly findFeed: (lookup: string) => Promise<FeedRecord | undefined>
  readonly feeds: () => Promise<readonly FeedRecord[]>
  readonly events: (counsellor: string, window: EventWindow) => Promise<readonly StoredEvent[]>
  readonly history: (booking: string) => Promise<readonly ChangeRecord[]>
  readonly counts: () => Promise<Counts>
  /** Writes one counsellor's feed in the place of her former one. */
  readonly putFeed: (feed: FeedRecord) => Promise<void>
  /** Fills in counsellors and office hours; rows with the same id are replaced, bookings are not touched. */
  readonly fill: (district: {
    readonly counsellors: readonly Counsellor[]
    readonly officeHours: readonly OfficeHours[]
  }) => Promise<void>
  /** Throws where anything that serving needs cannot be read. */
  readonly check: () => Promise<void>
}
