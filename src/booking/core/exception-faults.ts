import { minutesOf } from './berlin.ts'
import { isClock, isDate } from './date-text.ts'
import { type Exception, exceptionReasons, type Hours } from './exception.ts'
import type { OfficeHours } from './office-hours.ts'
import { quantumMinutes } from './quanta.ts'

/** Other hours are planned date by date; what lasts longer is a rule of its own. */
const longestOtherHoursDays = 366

const daysOf = ({ from, to }: Exception): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).total('days') + 1

const hoursFault = ({ from, to }: Hours): string | undefined => {
  if (!isClock(from) || !isClock(to)) return `from and to must be HH:MM, found "${from}" and "${to}"`
  if ([from, to].some(time => minutesOf(time) % quantumMinutes !== 0))
    return 'from and to must lie on multiples of 5 minutes'
  return from < to ? undefined : `the hours must end after they begin, found "${from}" to "${to}"`
}

const dateFault = ({ from, to }: Exception): string | undefined => {
  if (!isDate(from) || !isDate(to)) return `the dates must be YYYY-MM-DD, found "${from}" and "${to}"`
  return from <= to ? undefined : `the last date must not be before the first, found "${from}" to "${to}"`
}

const fitsInto = ({ from, to }: Hours, { slotMinutes }: OfficeHours): boolean =>
  minutesOf(from) + slotMinutes <= minutesOf(to)

const ruleFaults = (exception: Exception, rule: OfficeHours | undefined): (string | undefined)[] => {
  const { kind, hours } = exception
  if (exception.rule === null)
    return [kind === 'other-hours' ? 'other hours must name the rule that they replace' : undefined]
  if (!rule) return [`there are no office hours ${exception.rule}`]
  const measured = kind === 'other-hours' && hours !== null && hoursFault(hours) === undefined
  return [
    rule.counsellor === exception.counsellor ? undefined : `office hours ${rule.id} are somebody else’s`,
    measured && !fitsInto(hours, rule) ? 'not one slot fits into the other hours' : undefined,
  ]
}

const otherHoursFaults = (exception: Exception): (string | undefined)[] => {
  if (exception.kind === 'off') return []
  const long = !dateFault(exception) && daysOf(exception) > longestOtherHoursDays
  return [
    exception.hours === null ? 'other hours must say from when to when' : undefined,
    long ? `other hours may last ${longestOtherHoursDays} days at most` : undefined,
  ]
}

/** What is wrong with an exception, in words for whoever wrote it; `rule` is the one that it names. Empty where nothing is. */
export const exceptionFaults = (exception: Exception, rule: OfficeHours | undefined): readonly string[] => {
  const { kind, reason, hours } = exception
  const faults = [
    kind === 'off' || kind === 'other-hours' ? undefined : `kind must be off or other-hours, found "${kind}"`,
    exceptionReasons.includes(reason) ? undefined : `reason must be one of ${exceptionReasons.join(', ')}`,
    dateFault(exception),
    hours === null ? undefined : hoursFault(hours),
    ...otherHoursFaults(exception),
    ...ruleFaults(exception, rule),
  ]
  return faults.filter(fault => fault !== undefined).map(fault => `exception: ${fault}`)
}
