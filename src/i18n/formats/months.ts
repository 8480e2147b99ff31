import { formatLocale } from './dates.ts'

/** Noon, so that it is the same day in every time zone. */
const noonOf = (date: string): Date => new Date(`${date}T12:00:00Z`)

/** "März 2026": a month (YYYY-MM). */
export function formatMonth(month: string, language: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'Europe/Berlin' } as const
  return new Intl.DateTimeFormat(formatLocale(language), options).format(noonOf(`${month}-01`))
}

/** "Mär 26": for heads of tables. */
export function formatShortMonth(month: string, language: string): string {
  const options = { month: 'short', year: '2-digit', timeZone: 'Europe/Berlin' } as const
  return new Intl.DateTimeFormat(formatLocale(language), options).format(noonOf(`${month}-01`))
}

/** "2. März" and "2 Mar": a day (YYYY-MM-DD), where its year is known. */
export function formatShortDate(date: string, language: string): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'Europe/Berlin' } as const
  return new Intl.DateTimeFormat(formatLocale(language), options).format(noonOf(date))
}
