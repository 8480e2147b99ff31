/** What became of appointments, counted without a trace of whose they were. */
export type Outcome = 'booked' | 'cancelled' | 'attended' | 'missed'

/** How many appointments of one kind had one outcome. The day is the appointment's, in Berlin, `YYYY-MM-DD`. */
export type Counter = {
  readonly day: string
  readonly office: string | null
  readonly topic: string
  readonly language: string
  readonly outcome: Outcome
  readonly count: number
}

/** Fewer than this could be told from one another. */
export const leastShown = 5

type Row = { readonly value: string; readonly count: number }

/**
 * How appointments fall upon the values of one property. Whatever is smaller than `leastShown` stands together, unnamed, in
 * `others`, which is nothing or large enough itself.
 */
export type CounterTable = { readonly rows: readonly Row[]; readonly others: number }

const byCount = (a: Row, b: Row): number => b.count - a.count || (a.value < b.value ? -1 : 1)

const sumOf = (rows: readonly Row[]): number => rows.reduce((sum, { count }) => sum + count, 0)

/**
 * The table that may be shown; null where all of it is too small. A small rest is not left out but takes the smallest row
 * that could be shown with it: else whoever knows the sum, from another table, would know the rest.
 */
export const tableOf = (counts: ReadonlyMap<string, number>): CounterTable | null => {
  const rows = [...counts].map(([value, count]) => ({ value, count })).filter(({ count }) => count > 0)
  if (sumOf(rows) < leastShown) return null
  rows.sort(byCount)
  let shown = rows.findLastIndex(({ count }) => count >= leastShown) + 1
  const rest = sumOf(rows.slice(shown))
  if (rest > 0 && rest < leastShown) shown -= 1
  return { rows: rows.slice(0, shown), others: sumOf(rows.slice(shown)) }
}
