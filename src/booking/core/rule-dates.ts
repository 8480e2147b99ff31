import type { OfficeHours } from './office-hours.ts'
import { datesOf, recursOn } from './recurrence.ts'

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b

/** The dates on which a rule holds between two dates, both included, within the time that it is valid. */
export const ruleDates = (
  rule: OfficeHours,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Temporal.PlainDate[] => {
  const first = later(from, Temporal.PlainDate.from(rule.validFrom))
  const last = rule.validTo === null ? to : earlier(to, Temporal.PlainDate.from(rule.validTo))
  if (Temporal.PlainDate.compare(first, last) > 0) return []
  return datesOf(rule.recurrence, rule.validFrom, first, last)
}

/** Whether a rule holds on a day (`YYYY-MM-DD`), within the time that it is valid. */
export const holdsOn = ({ recurrence, validFrom, validTo }: OfficeHours, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo) && recursOn(recurrence, validFrom, day)
