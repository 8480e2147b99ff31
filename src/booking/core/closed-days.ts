import { type Closures, concerns, hoursOn } from './closures.ts'
import type { Exception, ExceptionReason, Hours } from './exception.ts'
import type { OfficeHours } from './office-hours.ts'
import { holdsOn } from './rule-dates.ts'

/** A date on which a rule does not hold as it is written. */
export type ClosedDay = {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly why: 'holiday' | 'other-hours' | ExceptionReason
  /** The part that is off, or the hours that hold instead; null where all of the day is off. */
  readonly hours: Hours | null
}

const ofException = (date: string, { kind, reason, hours }: Exception): ClosedDay => ({
  date,
  why: kind === 'other-hours' ? 'other-hours' : reason,
  hours,
})

/** What is different on the dates of a rule: holidays and exceptions, so that nobody wonders where times have gone. */
export const closedDays = (
  rule: OfficeHours,
  dates: readonly Temporal.PlainDate[],
  closures: Closures,
): readonly ClosedDay[] =>
  dates.flatMap(date => {
    const day = date.toString()
    if (!holdsOn(rule, day)) return []
    const here = closures.exceptions.filter(exception => concerns(exception, rule, day))
    const whole = here.find(({ kind, hours }) => kind === 'off' && hours === null)
    if (whole) return [ofException(day, whole)]
    const holiday = closures.isHoliday(date) && hoursOn(rule, date, closures) === undefined
    if (holiday) return [{ date: day, why: 'holiday' as const, hours: null }]
    return here.map(exception => ofException(day, exception))
  })
