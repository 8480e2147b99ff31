import type { BookingSummary } from './booking.ts'
import type { Exception } from './exception.ts'
import type { HoursSpan } from './hours-in.ts'

/** Time that a calendar of her own takes from a counsellor. */
export type BusySpan = {
  readonly counsellor: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

/** What stands in calendars of counsellors for a while. */
export type Agenda = {
  /** With any status, by start. */
  readonly appointments: readonly BookingSummary[]
  /** Office hours as they are on each date, without days off and holidays. */
  readonly hours: readonly HoursSpan[]
  readonly busy: readonly BusySpan[]
  /** Those that touch the dates, of these counsellors and of everybody. */
  readonly exceptions: readonly Exception[]
  /** Public holidays, `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
}
