import { type Closures, noClosures } from './closures.ts'
import type { Counsellor } from './counsellor.ts'
import type { OfficeHours } from './office-hours.ts'
import { officeHoursFaults } from './office-hours-faults.ts'
import { done, type Result, refused } from './result.ts'
import type { Slot } from './slot.ts'
import { slotsOf } from './slots-of.ts'

/** How far a preview looks ahead. */
export const previewDays = 28

/** The slots that a rule would yield in the next four weeks, taken or not; for who is still writing it. */
export const previewOfficeHours = (
  rule: OfficeHours,
  counsellor: Counsellor,
  now: Temporal.Instant,
  closures: Closures = noClosures,
): Result<readonly Slot[]> => {
  const faults = officeHoursFaults(rule)
  if (faults.length > 0) return refused({ kind: 'office-hours-invalid', faults })
  const window = { from: now, to: now.add({ hours: previewDays * 24 }) }
  return done(slotsOf(rule, counsellor, window, closures))
}
