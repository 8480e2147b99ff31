import { formatLocale } from './dates.ts'

/** "2 Tage", "36 Stunden": a number of hours as the language counts it, in days where these are whole. */
export function formatHours(hours: number, language: string): string {
  const whole = hours > 0 && hours % 24 === 0
  const unit = whole ? 'day' : 'hour'
  return new Intl.NumberFormat(formatLocale(language), { style: 'unit', unit, unitDisplay: 'long' }).format(
    whole ? hours / 24 : hours,
  )
}
