import type { BusyQuanta } from '../core/busy-time.ts'
import type { Connection, WhenStale } from '../core/connection.ts'
import type { CalendarFault } from '../core/fault.ts'
import type { RemoteEvent } from '../core/remote-event.ts'
import type { CopyBacklog } from '../core/status.ts'

/** What a reading changed: all that a calendar takes, or what some of its objects take now. */
export type BusyChange =
  | { readonly whole: true; readonly busy: readonly BusyQuanta[] }
  | { readonly whole: false; readonly objects: readonly string[]; readonly busy: readonly BusyQuanta[] }

/** Where a reading has come to. */
export type Progress = {
  readonly at: Temporal.Instant
  readonly mark: string | null
  readonly whole: Temporal.Instant | null
}

/** A counsellor who gets her appointments by mail. */
export type Invitation = {
  readonly counsellor: string
  /** Her address: encrypted, bound to her id. */
  readonly sealed: string
  readonly created: Temporal.Instant
}

/** What is kept about counsellors' own calendars. Every call throws `StorageUnavailable` where storage cannot serve now. */
export type CalendarKeeper = {
  readonly connections: () => Promise<readonly Connection[]>
  readonly find: (id: string) => Promise<Connection | undefined>
  readonly add: (connection: Connection) => Promise<void>
  /** Ends reading and writing, and takes what waits to be written away: the first step to taking it away. */
  readonly retire: (id: string) => Promise<void>
  /** Takes a connection away with its busy times, its copies and what waits to be written to it. */
  readonly remove: (id: string) => Promise<void>
  readonly reseal: (id: string, former: string, sealed: string) => Promise<boolean>
  readonly setWhenStale: (id: string, whenStale: WhenStale) => Promise<void>
  /** Notes that a booking is about to be written there, and says what is known of its copy. */
  readonly noteCopy: (connection: string, booking: string) => Promise<RemoteEvent>
  readonly findCopy: (connection: string, booking: string) => Promise<RemoteEvent | undefined>
  readonly copies: (connection: string) => Promise<readonly RemoteEvent[]>
  readonly putCopy: (copy: RemoteEvent) => Promise<void>
  readonly removeCopy: (connection: string, booking: string) => Promise<void>
  /** Notes that a calendar was written to, or why it could not be. */
  readonly notePush: (id: string, at: Temporal.Instant, fault: CalendarFault | null) => Promise<void>
  /** Writes what a reading found, and where it has come to, in one unit of work. */
  readonly noteReading: (connection: Connection, change: BusyChange, progress: Progress) => Promise<void>
  /** Notes why a calendar could not be read; what it said before still counts. */
  readonly noteUnread: (id: string, fault: CalendarFault) => Promise<void>
  /** Makes a counsellor busy from a quantum on until her calendar is read again. */
  readonly close: (connection: Connection, from: number) => Promise<void>
  /** Puts a delivery of a copy into the outbox, in the place of one that waits. */
  readonly pushAgain: (connection: string, booking: string, due: Temporal.Instant) => Promise<void>
  /** What waits to be written into each calendar, by its connection; those with nothing are left out. */
  readonly backlog: () => Promise<ReadonlyMap<string, CopyBacklog>>
  /** Tries all that waits for a calendar now, also what was given up. */
  readonly hurry: (connection: string, now: Temporal.Instant) => Promise<void>
  /**
   * In one unit of work: notes what became of a copy that was changed by hand, has it written again, and has its counsellor
   * told where she gets mails.
   */
  readonly putBack: (copy: RemoteEvent, counsellor: string, now: Temporal.Instant) => Promise<void>
  readonly invitations: () => Promise<readonly Invitation[]>
  readonly putInvitation: (invitation: Invitation) => Promise<void>
  readonly removeInvitation: (counsellor: string) => Promise<void>
}
