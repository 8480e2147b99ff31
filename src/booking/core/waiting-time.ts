import { mondayOf } from './month-weeks.ts'

/** How long somebody would have waited who looked on one day; the day is that in Berlin, `YYYY-MM-DD`. */
export type WaitingTime = {
  readonly day: string
  readonly language: string
  /** Whole hours until the first free slot; null where there was none as far ahead as one can book. */
  readonly hours: number | null
}

/** The waiting times of a language in one week, from Monday to Sunday. */
export type WeeklyWaiting = {
  /** The Monday. */
  readonly week: string
  readonly language: string
  /** On how many days it was measured, and on how many of these nothing was free. */
  readonly days: number
  readonly without: number
  /** The one in the middle, where having to wait without an end is the longest; null where that is in the middle. */
  readonly hours: number | null
}

/** The lower one of the two in the middle, so that it is one that was measured. */
const middleOf = (hours: readonly (number | null)[]): number | null => {
  const sorted = hours.toSorted((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY))
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** Puts days together to weeks, by language and then by week. A week in which nothing was measured is not there. */
export const byWeek = (times: readonly WaitingTime[]): readonly WeeklyWaiting[] => {
  const weeks = Map.groupBy(
    times,
    ({ day, language }) => `${language} ${mondayOf(Temporal.PlainDate.from(day))}`,
  )
  return [...weeks]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, measured]) => {
      const hours = measured.map(time => time.hours)
      const [language = '', week = ''] = key.split(' ')
      const without = hours.filter(each => each === null).length
      return { week, language, days: hours.length, without, hours: middleOf(hours) }
    })
}
