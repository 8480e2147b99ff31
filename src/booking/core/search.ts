/** How often nothing was free for who looked for a time. A property is empty where nobody said it. */
export type SearchCounter = {
  /** `YYYY-MM`. */
  readonly month: string
  readonly topic: string
  readonly language: string
  readonly count: number
}

/** From when the searches of a month cannot become more: a day after its end. */
export const searchesSettled = (month: Temporal.PlainYearMonth, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(today, month.toPlainDate({ day: month.daysInMonth }).add({ days: 1 })) > 0
