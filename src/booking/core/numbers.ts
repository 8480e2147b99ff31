import type { CounterTable } from './counter.ts'
import type { MissedShare } from './missed-share.ts'
import type { WeeklyWaiting } from './waiting-time.ts'

/**
 * A month in five tables of the same appointments: by one property each, and by what became of them (`open` where nobody
 * said). An empty `office` is a talk by phone or video. A week is one of `weeksOfMonth`, as `from/to`: never one that is in
 * two months, because its part in the other one would be the difference.
 */
export type MonthlyCounters = Readonly<
  Record<'week' | 'office' | 'topic' | 'language' | 'outcome', CounterTable | null>
>

/** Searches without a result in a month; an empty value where it was not said. */
export type MonthlySearches = Readonly<Record<'topic' | 'language', CounterTable | null>>

/** Guides that were fetched in a month. */
export type MonthlyReadings = Readonly<Record<'guide' | 'language', CounterTable | null>>

/** What may be told of one month. */
export type MonthNumbers = {
  /** `YYYY-MM`. */
  readonly month: string
  /** Undefined while the month can still change. */
  readonly demand: MonthlyCounters | undefined
  /** Undefined too where it would tell of few people. */
  readonly missed: MissedShare | undefined
  /** Undefined while the month lasts. */
  readonly searches: MonthlySearches | undefined
  /** Undefined while the month lasts. */
  readonly readings?: MonthlyReadings | undefined
}

export type FreeRow = { readonly value: string; readonly count: number }

/** How many people can still book in one week. One slot serves several languages and topics, so rows overlap. */
export type FreeWeek = {
  /** The Monday, `YYYY-MM-DD`. */
  readonly week: string
  readonly all: number
  /** Empty for a talk by phone or video. */
  readonly office: readonly FreeRow[]
  readonly topic: readonly FreeRow[]
  readonly language: readonly FreeRow[]
}

/** The numbers of some months. */
export type Numbers = {
  readonly months: readonly MonthNumbers[]
  readonly waiting: readonly WeeklyWaiting[]
  readonly free: readonly FreeWeek[]
}
