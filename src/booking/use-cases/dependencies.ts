import type { Policy } from '../core/policy.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventWriter } from '../ports/event-writer.ts'
import type { Holidays } from '../ports/holidays.ts'
import type { Identifiers } from '../ports/identifiers.ts'
import type { Sealer } from '../ports/sealer.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Storage } from '../ports/storage.ts'
import type { TryLimiter } from '../ports/try-limiter.ts'
import type { Timetable } from './timetable.ts'

/** All that booking needs from outside; a use case names the parts that it takes. */
export type BookingDependencies = {
  readonly clock: Clock
  readonly storage: Storage
  readonly secrets: Secrets
  readonly sealer: Sealer
  readonly events: EventWriter
  readonly identifiers: Identifiers
  readonly tries: TryLimiter
  readonly policy: Policy
  readonly holidays: Holidays
  readonly timetable: Timetable
}
