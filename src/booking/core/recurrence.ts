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

/**
 * Dates of an RFC 5545 recurrence that is counted from `first` (`YYYY-MM-DD`), between two dates, both included.
 * Throws where the recurrence cannot be read.
 */
export const datesOf = (
  recurrence: string,
  first: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Temporal.PlainDate[] =>
  parse(recurrence, first)
    .between(midnight(from), midnight(to), true)
    .map(day => day.toPlainDate())
