import type { Booking } from '../core/booking.ts'
import type { Claim, QuantumRange } from '../core/claim.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Counter } from '../core/counter.ts'
import type { Exception } from '../core/exception.ts'
import type { FeedClient } from '../core/feed-client.ts'
import type { GuideCounter } from '../core/guide-reading.ts'
import type { Hold } from '../core/hold.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import type { Result } from '../core/result.ts'
import type { SearchCounter } from '../core/search.ts'
import type { Team } from '../core/team.ts'
import type { Waiting } from '../core/waiting.ts'
import type { WaitingTime } from '../core/waiting-time.ts'
import type { HeldData, Resealed } from './held-data.ts'
import type { ChangeRecord, FeedEvent, FeedRecord, StoredEvent, Subscription } from './records.ts'

import type { Transaction } from './transaction.ts'

/**
 * Whose events: all that one counsellor's calendar shows, also appointments that she gave away; else each appointment once,
 * as it is with the counsellor who has it now.
 */
export type EventsOf =
  | { readonly counsellor: string }
  | { readonly counsellors: readonly string[] }
  | { readonly office: string }
  | 'everybody'

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
  readonly waiting: number
}

/** Who counsels where and when, as it is at one moment. */
export type DistrictState = {
  /** Grows with every change of what is in here. */
  readonly version: number
  readonly counsellors: readonly Counsellor[]
  readonly officeHours: readonly OfficeHours[]
  readonly exceptions: readonly Exception[]
  readonly teams: readonly Team[]
}

/** What booking keeps. Every call throws `StorageUnavailable` where storage cannot serve now. */
export type Storage = {
  /**
   * Runs the work as if alone: others who change what it read wait for its end, or it runs again from its beginning. So it
   * must do nothing but use `tx`. A refusal, like an exception, leaves no trace of it.
   */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<Result<T>>) => Promise<Result<T>>
  readonly counsellors: () => Promise<readonly Counsellor[]>
  readonly officeHours: () => Promise<readonly OfficeHours[]>
  /** One consistent reading. */
  readonly district: () => Promise<DistrictState>
  /** Cheap: to know whether a former reading still holds. */
  readonly districtVersion: () => Promise<number>
  /** Appointments with status `booked`, `attended` or `missed` that start in [from, to), by counsellor. */
  readonly loads: (from: Temporal.Instant, to: Temporal.Instant) => Promise<ReadonlyMap<string, number>>
  /** Bookings of these counsellors with any status that touch [from, to), by start. */
  readonly agenda: (
    counsellors: readonly string[],
    from: Temporal.Instant,
    to: Temporal.Instant,
  ) => Promise<readonly Booking[]>
  readonly findWaiting: (booking: string) => Promise<Waiting | undefined>
  readonly findHold: (id: string) => Promise<Hold | undefined>
  /** Counters of days from one to another (`YYYY-MM-DD`), both included, in order. */
  readonly counters: (from: string, to: string) => Promise<readonly Counter[]>
  /** Waiting times of days from one to another (`YYYY-MM-DD`), both included, by day and language. */
  readonly waitingTimes: (from: string, to: string) => Promise<readonly WaitingTime[]>
  /** Searches without a result in a month (`YYYY-MM`), by topic and language. */
  readonly searches: (month: string) => Promise<readonly SearchCounter[]>
  /** Guides that were read in a month (`YYYY-MM`), by guide and language. */
  readonly readings: (month: string) => Promise<readonly GuideCounter[]>
  readonly heldData: (booking: string) => Promise<HeldData | undefined>
  /** Ids and sealed fields of bookings that have some, in order of id, after an id. */
  readonly sealed: (
    after: string,
    limit: number,
  ) => Promise<readonly { readonly id: string; readonly personal: string }[]>
  /** Puts newly sealed fields in the place of a former text; false where that is not there any more. */
  readonly reseal: (id: string, former: string, resealed: Resealed) => Promise<boolean>
  /** Ids and sealed addresses of devices, in order of id, after an id. */
  readonly sealedDevices: (
    after: string,
    limit: number,
  ) => Promise<readonly Pick<Subscription, 'id' | 'sealed'>[]>
  /** Puts a newly sealed address in the place of a former text; false where that is not there any more. */
  readonly resealDevice: (id: string, former: string, sealed: string) => Promise<boolean>
  /**
   * Claims that hold at `now` in a run of quanta; expired holds do not count. Time in which a counsellor is busy by a calendar
   * of her own is claimed too, in lane 0, by `busy`. Where counsellors (and the keys of quotas) are
   * named, claims of others may be left out: a search for one counsellor need not read what all have in eight weeks.
   */
  readonly claims: (
    quanta: QuantumRange,
    now: Temporal.Instant,
    of?: readonly string[],
  ) => Promise<readonly Claim[]>
  readonly findHoldByClient: (client: string) => Promise<Hold | undefined>
  readonly findBooking: (id: string) => Promise<Booking | undefined>
  readonly findEvent: (booking: string, counsellor: string) => Promise<StoredEvent | undefined>
  readonly findSubscription: (id: string) => Promise<Subscription | undefined>
  readonly findBookingByReference: (reference: string) => Promise<Booking | undefined>
  readonly findFeed: (lookup: string) => Promise<FeedRecord | undefined>
  /** Feeds that are not revoked, in order of id. */
  readonly feeds: () => Promise<readonly FeedRecord[]>
  /** Adds a feed; false, and nothing is written, where its id is in use or was, before it was revoked. */
  readonly addFeed: (feed: FeedRecord) => Promise<boolean>
  /** Gives a feed another address in the place of a former lookup; false where that is not its own any more. */
  readonly renewFeed: (feed: FeedRecord, formerLookup: string) => Promise<boolean>
  /** Takes a feed away for good: no feed has its id again. False where there is none. */
  readonly revokeFeed: (id: string) => Promise<boolean>
  readonly noteFetch: (id: string, at: Temporal.Instant, by: FeedClient) => Promise<void>
  /** In order of time. */
  readonly events: (of: EventsOf, window: EventWindow) => Promise<readonly FeedEvent[]>
  /** A text that is another one whenever `events` answers something else; made without reading what is in them. */
  readonly eventsMark: (of: EventsOf, window: EventWindow) => Promise<string>
  readonly history: (booking: string) => Promise<readonly ChangeRecord[]>
  readonly counts: () => Promise<Counts>
  /** Fills in counsellors and office hours; rows with the same id are replaced, bookings are not touched. */
  readonly fill: (district: {
    readonly counsellors: readonly Counsellor[]
    readonly officeHours: readonly OfficeHours[]
    readonly teams?: readonly Team[] | undefined
  }) => Promise<void>
  /** Throws where anything that serving needs cannot be read. */
  readonly check: () => Promise<void>
}
