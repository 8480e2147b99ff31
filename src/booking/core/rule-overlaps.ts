import type { Closures } from './closures.ts'
import { type HoursSpan, hoursIn } from './hours-in.ts'
import type { OfficeHours } from './office-hours.ts'

const overlap = (a: HoursSpan, b: HoursSpan): boolean =>
  Temporal.Instant.compare(a.start, b.end) < 0 && Temporal.Instant.compare(b.start, a.end) < 0

/**
 * Other rules of a counsellor that lie over a rule on some of these dates. That may be meant, as where short and long talks
 * are offered side by side; whoever writes the rule should know.
 */
export const rulesOver = (
  rule: OfficeHours,
  others: readonly OfficeHours[],
  dates: readonly Temporal.PlainDate[],
  closures: Closures,
): readonly OfficeHours[] => {
  const own = dates.flatMap(date => hoursIn(rule, date, closures))
  return others.filter(
    other =>
      other.id !== rule.id &&
      other.counsellor === rule.counsellor &&
      dates.some(date => hoursIn(other, date, closures).some(span => own.some(each => overlap(each, span)))),
  )
}
