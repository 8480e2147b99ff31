import type { CalendarFault } from './fault.ts'

/** What becomes of her free times when her calendar has not been read for long: nobody can book them, or all stay as they are. */
export type WhenStale = 'close' | 'keep'

/** One calendar of a counsellor that Lotse writes to, reads from, or both. */
export type Connection = {
  readonly id: string
  readonly counsellor: string
  /** As its owner calls it. */
  readonly label: string
  /** Address of the calendar (the collection), with `/` at its end. */
  readonly address: string
  /** User and password: encrypted, bound to the id. */
  readonly sealed: string
  readonly writes: boolean
  readonly reads: boolean
  readonly whenStale: WhenStale
  readonly created: Temporal.Instant
  /** When something was written last. */
  readonly pushed: Temporal.Instant | null
  /** Why it could not be written when that was tried last; null where it could. */
  readonly pushFault: CalendarFault | null
  /** When it was read last. */
  readonly read: Temporal.Instant | null
  readonly readFault: CalendarFault | null
  /** Where reading goes on: a sync token (RFC 6578), or what stands for one; null where all is to be read. */
  readonly mark: string | null
  /** When all of it was read last. */
  readonly whole: Temporal.Instant | null
}
