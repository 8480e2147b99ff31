import type { Booking } from '../core/booking.ts'
import type { Claim, QuantumRange } from '../core/claim.ts'
import type { Counsellor } from '../core/counsellor.ts'
import type { Counter } from '../core/counter.ts'
import type { Exception } from '../core/exception.ts'
import type { GuideCounter } from '../core/guide-reading.ts'
import type { Hold } from '../core/hold.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import type { Quota } from '../core/quota.ts'
import type { SearchCounter } from '../core/search.ts'
import type { Team } from '../core/team.ts'
import type { Waiting } from '../core/waiting.ts'
import type { WaitingTime } from '../core/waiting-time.ts'
import type {
  ChangeRecord,
  IdempotencyRecord,
  Listener,
  LogLine,
  NetworkRecord,
  OutboxRecord,
  StoredEvent,
  Subscription,
} from './records.ts'

/** Seats of one slot to be claimed for an owner. */
export type ClaimRequest = {
  readonly owner: string
  readonly counsellor: string
  readonly slot: string
  readonly seats: number
  readonly quanta: QuantumRange
  /** The lane to be taken among the day's bookings of the rule; null where they are not counted. */
  readonly quota: Quota | null
  /** When a hold's claim ends by itself; null for a booking. */
  readonly until: Temporal.Instant | null
}

/** One unit of work: all of it is written, or nothing. */
export type Transaction = {
  readonly district: {
    readonly findOfficeHours: (id: string) => Promise<OfficeHours | undefined>
    readonly findCounsellor: (id: string) => Promise<Counsellor | undefined>
    /** Exceptions of a counsellor and of everybody that touch a date (`YYYY-MM-DD`). */
    readonly exceptionsOn: (counsellor: string, date: string) => Promise<readonly Exception[]>
    readonly findException: (id: string) => Promise<Exception | undefined>
    readonly officeHoursOf: (counsellor: string) => Promise<readonly OfficeHours[]>
    readonly putCounsellor: (counsellor: Counsellor) => Promise<void>
    readonly putOfficeHours: (rule: OfficeHours) => Promise<void>
    readonly removeOfficeHours: (id: string) => Promise<void>
    readonly putException: (exception: Exception) => Promise<void>
    readonly removeException: (id: string) => Promise<void>
    /** Makes `other` of the reason `ill` where an exception ended before a date (`YYYY-MM-DD`): nobody needs to know it then. */
    readonly forgetIllness: (before: string) => Promise<void>
    /** All counsellors and teams, by id, as they are until the end of the unit of work. */
    readonly allCounsellors: () => Promise<readonly Counsellor[]>
    readonly allTeams: () => Promise<readonly Team[]>
    readonly putTeam: (team: Team) => Promise<void>
    readonly removeTeam: (id: string) => Promise<void>
  }
  readonly bookings: {
    readonly find: (id: string) => Promise<Booking | undefined>
    readonly findByReference: (reference: string) => Promise<Booking | undefined>
    readonly insert: (booking: Booking) => Promise<void>
    readonly update: (booking: Booking) => Promise<void>
    /**
     * Takes a booking away with its history, events, answers, devices, deliveries and its place in the line. Deliveries to
     * calendars stay: they take the copies away.
     */
    readonly remove: (id: string) => Promise<void>
    /** Bookings with status `booked` of a counsellor (of everybody where she is null) that touch [from, to), by start. */
    readonly activeIn: (
      counsellor: string | null,
      from: Temporal.Instant,
      to: Temporal.Instant,
    ) => Promise<readonly Booking[]>
    /** How many appointments to come carry this key of a contact. */
    readonly countByContact: (key: string, now: Temporal.Instant) => Promise<number>
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
    /**
     * False where any quantum is taken, or the counsellor is busy by a calendar of her own; nothing is claimed then. What was
     * claimed before she was busy stays, and so does what a hold keeps.
     */
    readonly take: (request: ClaimRequest) => Promise<boolean>
    /** Counts what was taken without a quota in one that there is since, beyond the most where it is full. */
    readonly joinQuota: (place: {
      readonly owner: string
      readonly slot: string
      readonly quota: Quota
    }) => Promise<void>
    readonly release: (owner: string) => Promise<void>
    /** All claims of an owner, in order of lane and quantum. */
    readonly of: (owner: string) => Promise<readonly Claim[]>
    /**
     * Gives a hold's claims within the request, and its place in the quota, to its owner, until its end, and says how many
     * there were. Fewer than needed: the hold keeps the slot no more, though its time has not come, because the clock was set
     * back. None where more people are in than the request has seats, or its quota places: there were more of them when the hold
     * was taken.
     */
    readonly handOver: (hold: string, request: ClaimRequest) => Promise<number>
    readonly releaseExpired: (now: Temporal.Instant) => Promise<void>
  }
  readonly outbox: {
    /** Puts a delivery in the place of the one of the same kind and detail for the same subject, if it still waits. */
    readonly put: (record: OutboxRecord) => Promise<void>
    /** Takes back deliveries of a kind that still wait. */
    readonly drop: (subject: string, kind: OutboxRecord['kind']) => Promise<void>
    /** Whether a delivery of a kind waits and was not given up. */
    readonly waits: (subject: string, kind: OutboxRecord['kind']) => Promise<boolean>
  }
  readonly listeners: {
    /** Who is to be told of a booking of these counsellors: its present one, and a former one. */
    readonly of: (booking: string, counsellors: readonly string[]) => Promise<readonly Listener[]>
    /** All devices of a booking, the first that came first. */
    readonly devices: (booking: string) => Promise<readonly Subscription[]>
    readonly subscribe: (subscription: Subscription) => Promise<void>
    readonly unsubscribe: (id: string) => Promise<void>
    /** Takes all devices of a booking away. */
    readonly unsubscribeAll: (booking: string) => Promise<void>
  }
  readonly waiting: {
    readonly find: (booking: string) => Promise<Waiting | undefined>
    /** Puts somebody into the line, or writes her place anew. */
    readonly put: (waiting: Waiting) => Promise<void>
    readonly remove: (booking: string) => Promise<void>
    /** Who waits, the first come first. */
    readonly line: () => Promise<readonly Waiting[]>
  }
  readonly networks: {
    readonly note: (record: NetworkRecord) => Promise<void>
    /** How many appointments to come were made from a network, and when the first of these is forgotten. */
    readonly count: (
      key: string,
      now: Temporal.Instant,
    ) => Promise<{ readonly count: number; readonly first: Temporal.Instant | null }>
    readonly removeExpired: (now: Temporal.Instant) => Promise<void>
  }
  readonly counters: {
    /** Counts one more; with -1, that an appointment is at another day or place now. */
    readonly add: (counter: Omit<Counter, 'count'>, by?: 1 | -1) => Promise<void>
  }
  readonly numbers: {
    /** Notes waiting times; what was noted for a day and a language stays as it is. */
    readonly noteWaiting: (times: readonly WaitingTime[]) => Promise<void>
    readonly addSearches: (counters: readonly SearchCounter[]) => Promise<void>
    readonly addReadings: (counters: readonly GuideCounter[]) => Promise<void>
  }
  /** The log of staff: a line stands there where the change does, and only there. */
  readonly log: { readonly note: (line: LogLine) => Promise<void> }
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
