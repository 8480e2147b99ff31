import type { CounterTable } from './counter.ts'
import type { FreeWeek } from './numbers.ts'
import type { WeeklyWaiting } from './waiting-time.ts'

/** One number of a table; the value is null for what is too small to be named, together. */
export type NamedCount = { readonly value: string | null; readonly count: number }

/** Numbers by value and column; undefined where none may be told, or none was measured. */
export type Grid<Cell> = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly value: string; readonly cells: readonly Cell[] }[]
}

/** The rows of a table as they are shown: weeks by date, all else by number, what is together last. */
export const countsOf = (by: 'week' | 'other', { rows, others }: CounterTable): readonly NamedCount[] => {
  const shown = by === 'week' ? rows.toSorted((a, b) => (a.value < b.value ? -1 : 1)) : rows
  return others === 0 ? shown : [...shown, { value: null, count: others }]
}

/** Several months beside each other, by value; those with the largest numbers first. What is together has a row of its own. */
export const monthGrid = (
  months: readonly { readonly month: string; readonly table: CounterTable | null | undefined }[],
): Grid<number | undefined> & { readonly others: readonly (number | undefined)[] } => {
  const sums = new Map<string, number>()
  for (const { table } of months)
    for (const { value, count } of table?.rows ?? []) sums.set(value, (sums.get(value) ?? 0) + count)
  const values = [...sums].toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
  return {
    columns: months.map(({ month }) => month),
    rows: values.map(([value]) => ({
      value,
      cells: months.map(({ table }) => table?.rows.find(row => row.value === value)?.count),
    })),
    others: months.map(({ table }) => (table && table.others > 0 ? table.others : undefined)),
  }
}

/** Waiting times by language and week: null where nothing was free, undefined where nobody measured. */
export const waitingGrid = (waiting: readonly WeeklyWaiting[]): Grid<number | null | undefined> => {
  const columns = [...new Set(waiting.map(({ week }) => week))].toSorted()
  const rows = [...Map.groupBy(waiting, ({ language }) => language)].map(([value, times]) => ({
    value,
    cells: columns.map(week => times.find(time => time.week === week)?.hours),
  }))
  return { columns, rows }
}

/** What is free by value and week. */
export const freeGrid = (free: readonly FreeWeek[], by: 'office' | 'topic' | 'language'): Grid<number> => ({
  columns: free.map(({ week }) => week),
  rows: (free[0]?.[by] ?? []).map(({ value }, at) => ({
    value,
    cells: free.map(week => week[by][at]?.count ?? 0),
  })),
})
