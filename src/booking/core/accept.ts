import { type Closures, noClosures } from './closures.ts'
import type { Counsellor } from './counsellor.ts'
import type { OfficeHours } from './office-hours.ts'
import { done, type Result, refused } from './result.ts'
import type { Slot } from './slot.ts'
import { slotsOf, type Window } from './slots-of.ts'

/**
 * Whether a slot may be taken, by the code that lists slots: it is among the slots of its rule, and it starts in
 * the bookable window. Whether it is still free is for the claims to say.
 */
export const accept = (
  id: string,
  start: Temporal.Instant,
  rule: OfficeHours | undefined,
  counsellor: Counsellor | undefined,
  bookable: Window,
  closures: Closures = noClosures,
): Result<Slot> => {
  if (!rule || !counsellor) return refused({ kind: 'slot-unknown' })
  const minute = { from: start, to: start.add({ minutes: 1 }) }
  const slot = slotsOf(rule, counsellor, minute, closures).find(candidate => candidate.id === id)
  if (!slot) return refused({ kind: 'slot-unknown' })
  if (Temporal.Instant.compare(slot.start, bookable.from) < 0) return refused({ kind: 'slot-past' })
  if (Temporal.Instant.compare(slot.start, bookable.to) >= 0) return refused({ kind: 'slot-beyond-horizon' })
  return done(slot)
}
