import type { Ledger } from '../../../booking/core/ledger-faults.ts'
import type { Backlog } from '../../../delivery/ports/queue.ts'

/** Deliveries of one kind that failed in the same way. */
export type FailedDeliveries = {
  readonly kind: string
  readonly error: string
  readonly count: number
  /** Whether they are not tried again. */
  readonly givenUp: boolean
}

/** A connected calendar, and in a word each what is wrong; null where nothing is. */
export type CalendarTrouble = {
  readonly id: string
  readonly writing: string | null
  readonly reading: string | null
}

/** What an operator wants to know of a database. To look changes nothing, not even tables of an older version. */
export type Inspection = {
  /** What the engine itself finds wrong; nothing where it has no such check. */
  readonly damage: readonly string[]
  /** Migrations that the next start will run. Where there are some, the rest cannot be looked at. */
  readonly behind: readonly string[]
  /** The engine's own clock; null where it has none. */
  readonly clock: () => Promise<Temporal.Instant | null>
  /** When something was last written into a booking's history; null where there is none. */
  readonly lastChange: () => Promise<Temporal.Instant | null>
  readonly ledger: () => Promise<Ledger>
  readonly backlog: (now: Temporal.Instant) => Promise<Backlog>
  readonly failed: () => Promise<readonly FailedDeliveries[]>
  /** How many sealed fields there are by how they begin, which names their key. */
  readonly seals: () => Promise<ReadonlyMap<string, number>>
  /** Connected calendars that could not be used when that was tried last. */
  readonly calendars: () => Promise<readonly CalendarTrouble[]>
}
