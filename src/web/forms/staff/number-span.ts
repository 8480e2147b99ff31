import type { MonthSpan } from '../../../server/workspace/number-room.ts'

/** As many as can be asked for at once, and how far back one can choose. */
const mostMonths = 36
/** Whole months that are shown where nothing was chosen, beside the one that is running. */
const usualMonths = 6

/** The months to choose from, the newest first. */
export function monthsToChoose(today: Temporal.PlainDate): readonly string[] {
  const present = today.toPlainYearMonth()
  return Array.from({ length: mostMonths }, (_, back) => present.subtract({ months: back }).toString())
}

/** The months that an address asks for. What is not one of those to choose is left out; two that are the wrong way round are turned. */
export function spanOf(query: URLSearchParams, today: Temporal.PlainDate): MonthSpan {
  const months = monthsToChoose(today)
  const asked = (name: string, otherwise: string | undefined) =>
    months.find(month => month === query.get(name)) ?? otherwise ?? today.toPlainYearMonth().toString()
  const chosen = [asked('from', months[usualMonths]), asked('to', months[0])].toSorted()
  const [from = '', to = ''] = chosen
  return { from: Temporal.PlainYearMonth.from(from), to: Temporal.PlainYearMonth.from(to) }
}
