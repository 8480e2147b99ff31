import type { CounterTable } from '../../booking/core/counter.ts'
import { countsOf, monthGrid } from '../../booking/core/number-grids.ts'
import type { NumberProperty, NumberWords } from '../../booking/core/number-lines.ts'
import { formatMonth, formatShortMonth } from '../../i18n/formats/months.ts'
import type { StaffTag, StaffTranslate } from '../../i18n/strings/staff-strings.ts'
import { drawBars } from '../components/numbers/draw-bars.ts'

/** A drawing with its table. */
export type Figure = {
  readonly caption: string
  readonly drawing?: string | undefined
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note?: string | undefined
}

/** How numbers are told on a page. */
export type Telling = {
  readonly t: StaffTranslate
  readonly words: NumberWords
  readonly language: StaffTag
}

/** More bars than this are no drawing any more; the table has them all. */
export const mostBars = 10

/** What stands where no number may be told, or there is none. */
export const dash = '–'

/** Numbers as the language writes them. */
export const written = (count: number, language: StaffTag): string => count.toLocaleString(language)

/** A number, or the dash. */
export const cellOf = (count: number | null | undefined, language: StaffTag): string =>
  typeof count === 'number' ? written(count, language) : dash

/** A table that may be told of one month. */
export type MonthTable = { readonly month: string; readonly table: CounterTable | null | undefined }

/** Bars of the newest month that has something to tell, and all months beside each other in a table. Undefined: nothing to tell. */
export function monthFigure(
  caption: string,
  by: NumberProperty,
  months: readonly MonthTable[],
  { t, words, language }: Telling,
): Figure | undefined {
  const newest = months.findLast(({ table }) => table)
  if (!newest?.table) return undefined
  const grid = monthGrid(months)
  const nameOf = (value: string | null) => (value === null ? words.others : words.nameOf(by, value))
  const month = formatMonth(newest.month, language)
  const bars = countsOf('other', newest.table).map(({ value, count }) => ({
    ...{ label: nameOf(value), count, rest: value === null },
  }))
  const others = grid.others.some(count => count !== undefined) ? [{ value: null, cells: grid.others }] : []
  return {
    caption,
    drawing: drawBars(bars.slice(0, mostBars), {
      title: `${caption}, ${month}`,
      number: count => written(count, language),
    }),
    heads: [words.properties[by], ...grid.columns.map(column => formatShortMonth(column, language))],
    rows: [...grid.rows, ...others].map(({ value, cells }) => [
      nameOf(value),
      ...cells.map(count => cellOf(count, language)),
    ]),
    note: [
      t('numbers.newest', { month }),
      ...(bars.length > mostBars ? [t('numbers.tenMost')] : []),
      t('numbers.dash'),
    ].join(' '),
  }
}
