import { minutesOf } from './berlin.ts'
import type { Exception } from './exception.ts'
import type { OfficeHours } from './office-hours.ts'

/** All that keeps a rule from holding as it is written. */
export type Closures = {
  readonly exceptions: readonly Exception[]
  /** Public holidays of the district's Land. */
  readonly isHoliday: (date: Temporal.PlainDate) => boolean
}

/** Every rule holds as it is written. */
export const noClosures: Closures = { exceptions: [], isHoliday: () => false }

/** Minutes since midnight, wall clock, half open. */
export type MinuteRange = { readonly from: number; readonly to: number }

/** The hours of a rule on one date: from when to when, and what is taken out of them. */
export type DayHours = MinuteRange & { readonly off: readonly MinuteRange[] }

const rangeOf = ({ from, to }: { readonly from: string; readonly to: string }): MinuteRange => ({
  from: minutesOf(from),
  to: minutesOf(to),
})

/** Whether an exception is about a rule on a date (`YYYY-MM-DD`). */
export const concerns = (exception: Exception, rule: OfficeHours, day: string): boolean =>
  exception.from <= day &&
  day <= exception.to &&
  (exception.counsellor === null || exception.counsellor === rule.counsellor) &&
  (exception.rule === null || exception.rule === rule.id)

/**
 * The hours of a rule on a date on which it recurs; undefined where it does not hold at all. What somebody wrote for the date
 * counts more than a holiday, and a day off more than other hours: an illness ends every plan.
 */
export const hoursOn = (
  rule: OfficeHours,
  date: Temporal.PlainDate,
  { exceptions, isHoliday }: Closures,
): DayHours | undefined => {
  const day = date.toString()
  const here = exceptions.filter(exception => concerns(exception, rule, day))
  const off = here.filter(({ kind }) => kind === 'off')
  if (off.some(({ hours }) => hours === null)) return undefined
  const other = here.find(({ kind, hours }) => kind === 'other-hours' && hours !== null)?.hours
  if (!other && isHoliday(date)) return undefined
  const parts = off.flatMap(({ hours }) => (hours ? [rangeOf(hours)] : []))
  return { ...rangeOf(other ?? rule), off: parts }
}
