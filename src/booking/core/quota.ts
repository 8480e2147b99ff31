import { wallClock } from './berlin.ts'
import type { OfficeHours } from './office-hours.ts'
import { quantaBetween } from './quanta.ts'

/**
 * The most bookings of one rule on one date. Each booking takes one of so many lanes in the first quantum of that date,
 * under the quota's own name in the place of a counsellor, so that the same primary key counts that keeps slots apart.
 */
export type Quota = { readonly key: string; readonly most: number; readonly quantum: number }

const keyPrefix = 'rule '

/** Whether a claim under this name, in the place of a counsellor, only counts a booking. */
export const isQuotaKey = (counsellor: string): boolean => counsellor.startsWith(keyPrefix)

/** The quota of a rule on a date; null where it has none. */
export const quotaOn = (rule: OfficeHours, date: Temporal.PlainDate): Quota | null => {
  const midnight = rule.mostADay === null ? undefined : wallClock(date, 0)
  if (rule.mostADay === null || !midnight) return null
  return { key: keyPrefix + rule.id, most: rule.mostADay, quantum: quantaBetween(midnight, midnight).from }
}
