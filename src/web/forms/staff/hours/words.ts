import type { ClosedDay } from '../../../../booking/core/closed-days.ts'
import type { Exception, Hours } from '../../../../booking/core/exception.ts'
import type { OfficeHours } from '../../../../booking/core/office-hours.ts'
import { type Weekday, wordsOf } from '../../../../booking/core/recurrence-words.ts'
import { formatDate, formatShortDay, formatWeekday } from '../../../../i18n/formats/dates.ts'
import { formatList } from '../../../../i18n/formats/names.ts'
import type { StaffTag, StaffTranslate } from '../../../../i18n/strings/staff-strings.ts'

const weekdayNames = {
  MO: 'mo',
  TU: 'tu',
  WE: 'we',
  TH: 'th',
  FR: 'fr',
  SA: 'sa',
  SU: 'su',
} as const satisfies Readonly<Record<Weekday, string>>

/** "Dienstag" */
export function weekdayWords(day: Weekday, language: StaffTag): string {
  return formatWeekday(weekdayNames[day], language)
}

/** "Di., 24. Nov.": a date, `YYYY-MM-DD`, in lists. */
export function shortDate(date: string, language: StaffTag): string {
  return formatShortDay(`${date}T12:00:00Z`, language)
}

/** "jeden zweiten Dienstag", "einmal am 24. November 2026"; a recurrence that has no words is shown as it is written. */
export function rhythmWords(
  { recurrence, validFrom, validTo }: Pick<OfficeHours, 'recurrence' | 'validFrom' | 'validTo'>,
  t: StaffTranslate,
  language: StaffTag,
): string {
  const words = wordsOf(recurrence)
  if (!words) return t('hours.rhythm.kept', { recurrence })
  if (validFrom === validTo) return t('hours.rhythm.onceOn', { date: formatDate(validFrom, language) })
  const names = words.days.map(day => weekdayWords(day, language))
  return t(`hours.said.${words.rhythm}`, { days: formatList(names, language) })
}

/** "9:00–12:00" */
export function hoursWords({ from, to }: Hours): string {
  return `${from.replace(/^0/, '')}–${to.replace(/^0/, '')}`
}

/** Where: the name of the office, on the phone, by video; a visit says so. */
export function placeOf(
  { mode, office }: Pick<OfficeHours, 'mode' | 'office'>,
  names: ReadonlyMap<string, string>,
  t: StaffTranslate,
): string {
  if (mode === 'phone' || mode === 'video') return t(`hours.mode.${mode}`)
  const name = names.get(office ?? '') ?? office ?? ''
  return mode === 'accommodation' ? t('hours.visit', { place: name }) : name
}

/** A rule on one line: when, where, how long each. */
export function ruleWords(
  rule: OfficeHours,
  names: ReadonlyMap<string, string>,
  t: StaffTranslate,
  language: StaffTag,
): string {
  const when = rhythmWords(rule, t, language)
  return `${when}, ${hoursWords(rule)}, ${placeOf(rule, names, t)}`
}

/** From when to when an exception is, and which part of the days: "Mo., 7. Dez. bis Fr., 11. Dez., 9:00–12:00". */
export function datesWords({ from, to, hours }: Exception, t: StaffTranslate, language: StaffTag): string {
  const first = shortDate(from, language)
  const dates = from === to ? first : t('hours.dates', { first, last: shortDate(to, language) })
  return hours ? `${dates}, ${hoursWords(hours)}` : dates
}

/** Why a date is not as the rule says. */
export function closedWords({ why, hours }: ClosedDay, t: StaffTranslate): string {
  const words =
    why === 'holiday' || why === 'other-hours' ? t(`hours.closed.${why}`) : t(`hours.reason.${why}`)
  return hours ? `${words}, ${hoursWords(hours)}` : words
}
