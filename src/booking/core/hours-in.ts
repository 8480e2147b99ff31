import { wallClock } from './berlin.ts'
import { type Closures, type DayHours, hoursOn, type MinuteRange } from './closures.ts'
import type { OfficeHours } from './office-hours.ts'
import { holdsOn } from './rule-dates.ts'

/** A counsellor's office hours on one date, or a part of them where some of it is off. */
export type HoursSpan = Pick<OfficeHours, 'counsellor' | 'office' | 'mode' | 'access'> & {
  /** Id of the rule. */
  readonly rule: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

const without = (parts: readonly MinuteRange[], off: MinuteRange): readonly MinuteRange[] =>
  parts.flatMap(part =>
    [
      { from: part.from, to: Math.min(part.to, off.from) },
      { from: Math.max(part.from, off.to), to: part.to },
    ].filter(({ from, to }) => from < to),
  )

const partsOf = (hours: DayHours): readonly MinuteRange[] =>
  hours.off.reduce<readonly MinuteRange[]>(without, [{ from: hours.from, to: hours.to }])

/** When somebody is there by a rule on a date (wall clock of Berlin), in order; nothing where the rule does not hold. */
export const hoursIn = (
  rule: OfficeHours,
  date: Temporal.PlainDate,
  closures: Closures,
): readonly HoursSpan[] => {
  const hours = holdsOn(rule, date.toString()) ? hoursOn(rule, date, closures) : undefined
  if (!hours) return []
  const { id, counsellor, office, mode, access } = rule
  return partsOf(hours).flatMap(({ from, to }) => {
    const start = wallClock(date, from)
    const end = wallClock(date, to)
    return start && end ? [{ rule: id, counsellor, office, mode, access, start, end }] : []
  })
}
