/** The district's clock. Every time that a reader sees is this wall clock, wherever her phone thinks it is. */
const districtTimeZone = 'Europe/Berlin'

/** Tags whose dates are written as in another locale: easy German as German, English as in Britain (day before month). */
const written: Readonly<Record<string, string>> = { 'de-simple': 'de', en: 'en-GB' }

/**
 * The locale for Intl: Gregorian months and European digits in every language, or Dari and Pashto would print the year 1405.
 * `de-simple` is formatted as `de`.
 */
export function formatLocale(language: string): string {
  const base = written[language] ?? language
  return `${base}-u-ca-gregory-nu-latn`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(formatLocale(language), { timeZone: districtTimeZone, ...options })
  formatters.set(key, made)
  return made
}

/** "Dienstag, 24. November 2026": an instant (RFC 3339 or epoch ms) as a day of the district's calendar. */
export function formatDay(instant: string | number, language: string): string {
  return formatter(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(instant),
  )
}

/** "Dienstag, 24. November": for lists of the coming weeks, where the year is noise. */
export function formatDayWithoutYear(instant: string | number, language: string): string {
  return formatter(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant))
}

/** "Di., 24. Nov.": for text messages, where each letter is paid. */
export function formatShortDay(instant: string | number, language: string): string {
  return formatter(language, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(instant))
}

/** "24. November 2026": a plain date (YYYY-MM-DD), the same day in every time zone. */
export function formatDate(date: string, language: string): string {
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${date}T12:00:00Z`),
  )
}

/** "09:30": 24 hours, European digits. */
export function formatTime(instant: string | number, language: string): string {
  return formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(instant),
  )
}

const weekdayIndex = { mo: 5, tu: 6, we: 7, th: 8, fr: 9, sa: 10, su: 11 } as const

/** The name of a weekday. 5 January 1970 was a Monday. */
export function formatWeekday(day: keyof typeof weekdayIndex, language: string): string {
  return formatDateOnlyWeekday(`1970-01-${String(weekdayIndex[day]).padStart(2, '0')}`, language)
}

function formatDateOnlyWeekday(date: string, language: string): string {
  return formatter(language, { weekday: 'long' }).format(new Date(`${date}T12:00:00Z`))
}

/** The day of the district's calendar on which an instant falls, as YYYY-MM-DD: for grouping, never for showing. */
export function districtDay(instant: string | number): string {
  return formatter('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(instant))
    .filter(part => part.type !== 'literal')
    .map(part => part.value)
    .join('-')
}
