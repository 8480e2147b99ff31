import { RRuleTemporal } from 'rrule-temporal'

const parsed = new Map<string, RRuleTemporal<Temporal.ZonedDateTime>>()
const remembered = 2_000

const parse = (recurrence: string, first: string): RRuleTemporal<Temporal.ZonedDateTime> => {
  const text = `DTSTART:${first.replaceAll('-', '')}T000000Z\nRRULE:${recurrence}`
  const known = parsed.get(text)
  if (known) return known
  // Dates are worked out in UTC, where each day has midnight once; the wall clock is applied to each date later.
  const rule = new RRuleTemporal({ rruleString: text, temporal: Temporal })
  if (parsed.size >= remembered) parsed.clear()
  parsed.set(text, rule)
  return rule
}

const midnight = (date: Temporal.PlainDate): Temporal.ZonedDateTime => date.toZonedDateTime('UTC')

const months = new Map<string, readonly Temporal.PlainDate[]>()
const rememberedMonths = 20_000
const rememberedMonthsOfOne = 60

const datesInMonth = (
  recurrence: string,
  first: string,
  month: Temporal.PlainYearMonth,
): readonly Temporal.PlainDate[] => {
  const key = `${month} ${first} ${recurrence}`
  const known = months.get(key)
  if (known) return known
  const begin = month.toPlainDate({ day: 1 })
  const end = month.toPlainDate({ day: month.daysInMonth })
  const dates = parse(recurrence, first)
    .between(midnight(begin), midnight(end), true)
    .map(day => day.toPlainDate())
  if (months.size >= rememberedMonths) months.clear()
  months.set(key, dates)
  return dates
}

/** Days (`YYYY-MM-DD`) of a recurrence by month (`YYYY-MM`), under the recurrence and its first date. */
const daysByMonth = new Map<string, Map<string, ReadonlySet<string>>>()

/**
 * Whether an RFC 5545 recurrence that is counted from `first` has a day (both `YYYY-MM-DD`). Asked for every rule and every
 * day of a search, so it compares texts. Throws where the recurrence cannot be read.
 */
export const recursOn = (recurrence: string, first: string, day: string): boolean => {
  const key = `${first} ${recurrence}`
  let byMonth = daysByMonth.get(key)
  if (!byMonth) {
    if (daysByMonth.size >= remembered) daysByMonth.clear()
    byMonth = new Map()
    daysByMonth.set(key, byMonth)
  }
  const month = day.slice(0, 7)
  let days = byMonth.get(month)
  if (!days) {
    if (byMonth.size >= rememberedMonthsOfOne) byMonth.clear()
    const dates = datesInMonth(recurrence, first, Temporal.PlainYearMonth.from(month))
    days = new Set(dates.map(date => date.toString()))
    byMonth.set(month, days)
  }
  return days.has(day)
}

/**
 * Dates of an RFC 5545 recurrence that is counted from `first` (`YYYY-MM-DD`), between two dates, both included.
 * Throws where the recurrence cannot be read.
 */
export const datesOf = (
  recurrence: string,
  first: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Temporal.PlainDate[] => {
  const dates: Temporal.PlainDate[] = []
  const last = to.toPlainYearMonth()
  for (
    let month = from.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    for (const date of datesInMonth(recurrence, first, month))
      if (Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0)
        dates.push(date)
  return dates
}
