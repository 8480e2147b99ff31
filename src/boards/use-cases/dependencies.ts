import type { Clock } from '../ports/clock.ts'
import type { Identifiers } from '../ports/identifiers.ts'
import type { BoardStorage } from '../ports/storage.ts'

/** What the use cases of boards need. */
export type BoardDependencies = {
  readonly clock: Clock
  readonly storage: BoardStorage
  readonly identifiers: Identifiers
}
