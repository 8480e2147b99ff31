import { minutesOf } from './berlin.ts'
import { isClock, isDate } from './date-text.ts'
import type { OfficeHours } from './office-hours.ts'
import { quantumMinutes } from './quanta.ts'
import { datesOf } from './recurrence.ts'

const frequency = /(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/
const timed = /(^|;)BY(HOUR|MINUTE|SECOND)=/

const recurrenceFault = (rule: OfficeHours): string | undefined => {
  if (!frequency.test(rule.recurrence) || timed.test(rule.recurrence))
    return `recurrence "${rule.recurrence}" must name days, for example FREQ=WEEKLY;BYDAY=TU`
  try {
    const first = Temporal.PlainDate.from(rule.validFrom)
    datesOf(rule.recurrence, rule.validFrom, first, first)
    return undefined
  } catch (error) {
    return `recurrence "${rule.recurrence}" cannot be read: ${error instanceof Error ? error.message : error}`
  }
}

const isWhole = (value: number, least: number, step: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value % step === 0

/** What is wrong with a rule, in words for whoever wrote it; empty where nothing is. */
export const officeHoursFaults = (rule: OfficeHours): readonly string[] => {
  const faults: (string | undefined)[] = []
  const must = (right: boolean, fault: string): void => {
    if (!right) faults.push(fault)
  }
  must(/^[A-Za-z0-9_-]{1,80}$/.test(rule.id), 'id must be 1 to 80 letters, digits, - or _')
  const clocks = isClock(rule.from) && isClock(rule.to)
  must(clocks, `from and to must be HH:MM, found "${rule.from}" and "${rule.to}"`)
  must(
    isWhole(rule.slotMinutes, 15, quantumMinutes) && rule.slotMinutes <= 90,
    'slotMinutes must be 15 to 90, a multiple of 5',
  )
  must(isWhole(rule.bufferMinutes, 0, quantumMinutes), 'bufferMinutes must be 0 or a multiple of 5')
  must(isWhole(rule.travelMinutes, 0, quantumMinutes), 'travelMinutes must be 0 or a multiple of 5')
  const isLimit = (limit: number | null, least: number): boolean => limit === null || isWhole(limit, least, 1)
  must(isLimit(rule.noticeMinutes, 0), 'noticeMinutes must be 0 or more, or null')
  must(isLimit(rule.horizonDays, 1), 'horizonDays must be 1 or more, or null')
  must(isLimit(rule.mostADay, 1), 'mostADay must be 1 or more, or null')
  must(isWhole(rule.seats, 1, 1) && rule.seats <= 500, 'seats must be 1 to 500')
  must(
    !clocks || (minutesOf(rule.from) % quantumMinutes === 0 && minutesOf(rule.to) % quantumMinutes === 0),
    'from and to must lie on multiples of 5 minutes',
  )
  must(
    !clocks || minutesOf(rule.from) + rule.slotMinutes <= minutesOf(rule.to),
    'not one slot fits between from and to',
  )
  const first = isDate(rule.validFrom)
  must(first, `validFrom must be a date YYYY-MM-DD, found "${rule.validFrom}"`)
  must(
    rule.validTo === null || (isDate(rule.validTo) && rule.validTo >= rule.validFrom),
    `validTo must be a date YYYY-MM-DD not before validFrom, or null, found "${rule.validTo}"`,
  )
  if (first) faults.push(recurrenceFault(rule))
  return faults.filter(fault => fault !== undefined).map(fault => `office hours ${rule.id}: ${fault}`)
}
