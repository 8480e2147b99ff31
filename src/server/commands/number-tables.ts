import type { CounterTable } from '../../booking/core/counter.ts'
import { countsOf, freeGrid, waitingGrid } from '../../booking/core/number-grids.ts'
import type { NumberProperty, NumberWords } from '../../booking/core/number-lines.ts'
import type { FreeWeek, MonthNumbers, Numbers } from '../../booking/core/numbers.ts'
import type { WeeklyWaiting } from '../../booking/core/waiting-time.ts'

type Words = Pick<NumberWords, 'nameOf' | 'others'>

/** A table for the terminal: the first column to the left, the others to the right. */
const textTable = (title: string, rows: readonly (readonly string[])[]): readonly string[] => {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  const lines = rows.map(row =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
  return ['', title, ...lines.map(line => `  ${line.trimEnd()}`)]
}

const counterRows = (by: NumberProperty, table: CounterTable | null, { nameOf, others }: Words) => {
  if (!table) return [['fewer than five']]
  return countsOf(by === 'week' ? by : 'other', table).map(({ value, count }) => {
    const name = by === 'week' ? value?.replace('/', ' to ') : value === null ? null : nameOf(by, value)
    return [name ?? others, String(count)]
  })
}

const missedLine = ({ missed }: MonthNumbers): readonly string[] => {
  if (!missed) return []
  const share = Math.round((missed.missed / missed.noted) * 100)
  return ['', `Missed: ${missed.missed} of ${missed.noted} of which it was noted (${share} %)`]
}

const monthLines = (month: MonthNumbers, words: Words): readonly string[] => {
  const { demand, searches, readings } = month
  const sought = (['topic', 'language'] as const).flatMap(by =>
    searches?.[by]
      ? textTable(`${month.month}, nothing free for a search, by ${by}`, counterRows(by, searches[by], words))
      : [],
  )
  const read = (['guide', 'language'] as const).flatMap(by =>
    readings?.[by]
      ? textTable(`${month.month}, guides read, by ${by}`, counterRows(by, readings[by], words))
      : [],
  )
  if (!demand)
    return ['', `${month.month}: bookings can still change and are not told yet`, ...sought, ...read]
  const booked = (['week', 'office', 'topic', 'language'] as const).flatMap(by =>
    textTable(`${month.month}, booked, by ${by}`, counterRows(by, demand[by], words)),
  )
  const ended = textTable(
    `${month.month}, what became of them`,
    counterRows('outcome', demand.outcome, words),
  )
  return [...booked, ...ended, ...missedLine(month), ...sought, ...read]
}

const weekHeads = (weeks: readonly string[]) => ['week from', ...weeks.map(week => week.slice(5))]

const waitingLines = (waiting: readonly WeeklyWaiting[], { nameOf }: Words): readonly string[] => {
  if (waiting.length === 0) return ['', 'Waiting times: none were noted in these months']
  const { columns, rows: languages } = waitingGrid(waiting)
  const rows = languages.map(({ value, cells }) => [
    nameOf('language', value),
    ...cells.map(hours => (hours === undefined ? '' : (hours?.toString() ?? 'none'))),
  ])
  return textTable('Hours until the first free time, the middle one of the week', [
    weekHeads(columns),
    ...rows,
  ])
}

const freeLines = (free: readonly FreeWeek[], { nameOf }: Words): readonly string[] => {
  if (free.length === 0) return ['', 'Free times: these months cannot be booked now']
  const heads = weekHeads(free.map(({ week }) => week))
  const all = ['all', ...free.map(week => String(week.all))]
  return (['office', 'topic', 'language'] as const).flatMap(by => {
    const rows = freeGrid(free, by).rows.map(({ value, cells }) => [nameOf(by, value), ...cells.map(String)])
    return textTable(`Still free now, by ${by}`, [heads, ...rows, all])
  })
}

/** The numbers in tables for the terminal. */
export const numberTables = ({ months, waiting, free }: Numbers, words: Words): readonly string[] =>
  [
    ...months.flatMap(month => monthLines(month, words)),
    ...waitingLines(waiting, words),
    ...freeLines(free, words),
  ].slice(1)
