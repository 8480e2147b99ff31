import type { Kysely } from 'kysely'
import type { BoardStorage } from '../../boards/ports/storage.ts'
import type { Storage } from '../../booking/ports/storage.ts'
import type { CalendarKeeper } from '../../calendars/ports/keeper.ts'
import type { Queue } from '../../delivery/ports/queue.ts'
import type { StaffStorage } from '../../staff/ports/storage.ts'
import type { Schema } from './schema.ts'

/** What the queries need of an engine. */
export type Engine = {
  /** For units of work and for whatever else writes. */
  readonly writer: Kysely<Schema>
  /** For reading beside them. */
  readonly reader: Kysely<Schema>
  /** Runs a whole unit of work, and again where others came in its way. */
  readonly attempt: <T>(work: () => Promise<T>) => Promise<T>
}

/** An open database: what booking and delivery need of it, and how to let go of it. */
export type OpenStorage = {
  readonly storage: Storage
  readonly queue: Queue
  readonly keeper: CalendarKeeper
  readonly staff: StaffStorage
  readonly boards: BoardStorage
  /** For a library that brings its own queries: sign-in. */
  readonly database: Kysely<Schema>
  /** Takes what was deleted out of the database's files too, as far as the engine leaves that to us. */
  readonly scrub: () => Promise<void>
  /** Waits for the units of work that run, then closes. */
  readonly close: () => Promise<void>
}
