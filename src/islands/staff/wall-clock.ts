// Dates and times as the district's clocks show them. A text of wall clock is read as if it were UTC, and written as UTC too: so the
// laptop's own zone, and the nights when clocks are set, change nothing.
import { formatLocale } from '../../i18n/formats/dates.ts'

type Format = Intl.DateTimeFormatOptions

const formats = new Map<string, Intl.DateTimeFormat>()

function written(text: string, language: string, format: Format): string {
  const key = language + JSON.stringify(format)
  const formatter =
    formats.get(key) ?? new Intl.DateTimeFormat(formatLocale(language), { ...format, timeZone: 'UTC' })
  formats.set(key, formatter)
  return formatter.format(new Date(text.length > 10 ? `${text}:00Z` : `${text}T00:00:00Z`))
}

/** "Dienstag, 24. November" of a date or a wall clock. */
export function dayWords(text: string, language: string): string {
  return written(text, language, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** "Dienstag, 24. November, 09:30" of a wall clock. */
export function whenWords(text: string, language: string): string {
  return `${dayWords(text, language)}, ${timeOf(text)}`
}

/** "24. November bis 26. November", one day as itself. */
export function datesWords(from: string, to: string, language: string): string {
  const words = (date: string) => written(date, language, { day: 'numeric', month: 'long' })
  return from === to ? words(from) : `${words(from)} – ${words(to)}`
}

/** `YYYY-MM-DD` of a wall clock. */
export function dateOf(text: string): string {
  return text.slice(0, 10)
}

/** `HH:MM` of a wall clock. */
export function timeOf(text: string): string {
  return text.slice(11, 16)
}

/** Milliseconds that only differences mean something of. */
export function millisecondsOf(text: string): number {
  return Date.parse(text.length > 10 ? `${text}:00Z` : `${text}T00:00:00Z`)
}

/** A date some days later; earlier where they are negative. */
export function addDays(date: string, days: number): string {
  return new Date(millisecondsOf(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `HH:MM` some minutes later, within its day. */
export function addMinutes(time: string, minutes: number): string {
  const at = millisecondsOf(`2000-01-01T${time}`) + minutes * 60_000
  return new Date(at).toISOString().slice(11, 16)
}

/** What clocks in the district show now. */
export function nowThere(): string {
  const swedish = { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const
  return new Intl.DateTimeFormat('sv-SE', swedish).format(new Date()).replace(' ', 'T')
}
