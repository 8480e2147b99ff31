import type { Booking } from '../../booking/core/booking.ts'
import type { Claim } from '../../booking/core/claim.ts'
import type { Counsellor } from '../../booking/core/counsellor.ts'
import type { Counter } from '../../booking/core/counter.ts'
import type { Exception } from '../../booking/core/exception.ts'
import type { GuideCounter } from '../../booking/core/guide-reading.ts'
import type { Hold } from '../../booking/core/hold.ts'
import type { OfficeHours } from '../../booking/core/office-hours.ts'
import type { SearchCounter } from '../../booking/core/search.ts'
import type { Team } from '../../booking/core/team.ts'
import type { Waiting } from '../../booking/core/waiting.ts'
import type { WaitingTime } from '../../booking/core/waiting-time.ts'
import type {
  ChangeRecord,
  FeedRecord,
  IdempotencyRecord,
  LogLine,
  NetworkRecord,
  StoredEvent,
  Subscription,
} from '../../booking/ports/records.ts'
import type { BusyQuanta } from '../../calendars/core/busy-time.ts'
import type { Connection } from '../../calendars/core/connection.ts'
import type { RemoteEvent } from '../../calendars/core/remote-event.ts'
import type { Invitation } from '../../calendars/ports/keeper.ts'
import type { Delivery } from '../../delivery/core/delivery.ts'

export type HeldClaim = Claim & { readonly until: Temporal.Instant | null }

/** A delivery, its place in the order of its kind, and whether it was given up. */
export type QueuedDelivery = Delivery & { readonly place: number; readonly dead: boolean }

/** All that is stored. What the maps hold is never changed in place, so a copy of the maps is a copy of all. */
export type State = {
  /** Grows with every change of the district. */
  version: number
  readonly counsellors: Map<string, Counsellor>
  readonly officeHours: Map<string, OfficeHours>
  readonly exceptions: Map<string, Exception>
  readonly teams: Map<string, Team>
  /** By id; null for one that was revoked. */
  readonly feeds: Map<string, FeedRecord | null>
  readonly bookings: Map<string, Booking>
  readonly holds: Map<string, Hold>
  readonly claims: Map<string, HeldClaim>
  readonly outbox: Map<string, QueuedDelivery>
  readonly history: Map<number, ChangeRecord>
  readonly events: Map<string, StoredEvent>
  readonly idempotency: Map<string, IdempotencyRecord>
  readonly waiting: Map<string, Waiting>
  readonly networks: Map<string, NetworkRecord>
  readonly counters: Map<string, Counter>
  readonly waitingTimes: Map<string, WaitingTime>
  readonly searches: Map<string, SearchCounter>
  readonly readings: Map<string, GuideCounter>
  readonly connections: Map<string, Connection>
  readonly remoteEvents: Map<string, RemoteEvent>
  readonly busy: Map<string, BusyQuanta & { readonly connection: string; readonly counsellor: string }>
  readonly invitations: Map<string, Invitation>
  readonly subscriptions: Map<string, Subscription>
  readonly log: Map<string, LogLine>
}

/** Nothing stored yet. */
export const emptyState = (): State => ({
  version: 1,
  counsellors: new Map(),
  officeHours: new Map(),
  exceptions: new Map(),
  teams: new Map(),
  feeds: new Map(),
  bookings: new Map(),
  holds: new Map(),
  claims: new Map(),
  outbox: new Map(),
  history: new Map(),
  events: new Map(),
  idempotency: new Map(),
  waiting: new Map(),
  networks: new Map(),
  counters: new Map(),
  waitingTimes: new Map(),
  searches: new Map(),
  readings: new Map(),
  connections: new Map(),
  remoteEvents: new Map(),
  busy: new Map(),
  invitations: new Map(),
  subscriptions: new Map(),
  log: new Map(),
})

/** A state that can be changed without changing the first. */
export const copyState = (state: State): State => ({
  version: state.version,
  counsellors: new Map(state.counsellors),
  officeHours: new Map(state.officeHours),
  exceptions: new Map(state.exceptions),
  teams: new Map(state.teams),
  feeds: new Map(state.feeds),
  bookings: new Map(state.bookings),
  holds: new Map(state.holds),
  claims: new Map(state.claims),
  outbox: new Map(state.outbox),
  history: new Map(state.history),
  events: new Map(state.events),
  idempotency: new Map(state.idempotency),
  waiting: new Map(state.waiting),
  networks: new Map(state.networks),
  counters: new Map(state.counters),
  waitingTimes: new Map(state.waitingTimes),
  searches: new Map(state.searches),
  readings: new Map(state.readings),
  connections: new Map(state.connections),
  remoteEvents: new Map(state.remoteEvents),
  busy: new Map(state.busy),
  invitations: new Map(state.invitations),
  subscriptions: new Map(state.subscriptions),
  log: new Map(state.log),
})

/** What a map holds, in order of ids. */
export const byId = <V extends { readonly id: string }>(map: ReadonlyMap<string, V>): readonly V[] =>
  [...map.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
