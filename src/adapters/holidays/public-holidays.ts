import HolidayCalendar from 'date-holidays'
import type { Holidays } from '../../booking/ports/holidays.ts'

/** Public holidays (gesetzliche Feiertage) of a German Land, named by its two letters (ISO 3166-2:DE). */
export const createPublicHolidays = (land: string): Holidays => {
  const calendar = new HolidayCalendar('DE', land)
  const years = new Map<number, ReadonlySet<string>>()
  const holidaysOf = (year: number): ReadonlySet<string> => {
    const known = years.get(year)
    if (known) return known
    const found = calendar.getHolidays(year).filter(({ type }) => type === 'public')
    const dates = new Set(found.map(({ date }) => date.slice(0, 10)))
    years.set(year, dates)
    return dates
  }
  return { isHoliday: date => holidaysOf(date.year).has(date.toString()) }
}
