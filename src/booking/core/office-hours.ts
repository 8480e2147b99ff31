/** Where a counsellor and a reader can meet. */
export const modes = ['office', 'outstation', 'accommodation', 'phone', 'video'] as const

/** Where a counsellor and a reader meet. */
export type Mode = (typeof modes)[number]

/** Whether readers book, just come, or may do either. */
export type Access = 'bookable' | 'walk-in' | 'both'

/** A counsellor's recurring rule. Times are wall clock in Europe/Berlin and yield instants date by date. */
export type OfficeHours = {
  /** Letters, digits, `-` and `_`: it becomes part of the slots' ids. */
  readonly id: string
  readonly counsellor: string
  /** Id of an office in the content; null for phone and video. */
  readonly office: string | null
  readonly mode: Mode
  readonly access: Access
  /** RFC 5545 recurrence, for example `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`; counted from `validFrom`. */
  readonly recurrence: string
  /** `HH:MM` */
  readonly from: string
  readonly to: string
  /** First and last date, `YYYY-MM-DD`, both included; null leaves the end open. */
  readonly validFrom: string
  readonly validTo: string | null
  readonly slotMinutes: number
  /** Minutes after each slot that stay blocked. */
  readonly bufferMinutes: number
  /** Minutes on the way to each appointment, and again on the way back: for visits. */
  readonly travelMinutes: number
  readonly seats: number
  /** Empty: all topics of the counsellor. */
  readonly topics: readonly string[]
  /** Shortest time between booking and appointment; null: as the district decides. */
  readonly noticeMinutes: number | null
  /** How far ahead one can book; null: as the district decides. */
  readonly horizonDays: number | null
  /** The most bookings of this rule on one date; null: as many as fit. */
  readonly mostADay: number | null
}
