import { weeksOfMonth } from '../../booking/core/month-weeks.ts'
import type { MonthNumbers } from '../../booking/core/numbers.ts'
import { formatMonth, formatShortDate, formatShortMonth } from '../../i18n/formats/months.ts'
import { drawLine } from '../components/numbers/draw-line.ts'
import { cellOf, type Figure, monthFigure, type Telling, written } from './figure.ts'

const isThere = (figure: Figure | undefined): figure is Figure => figure !== undefined

/** Weeks in a line; where it breaks off there were too few to tell. */
const weekFigure = (months: readonly MonthNumbers[], { t, words, language }: Telling): Figure | undefined => {
  const told = months.filter(({ demand }) => demand?.week)
  if (told.length === 0) return undefined
  const weeks = told.flatMap(({ month, demand }) =>
    weeksOfMonth(Temporal.PlainYearMonth.from(month)).map(({ from, to }) => ({
      ...{ from, to },
      count: demand?.week?.rows.find(({ value }) => value === `${from}/${to}`)?.count,
    })),
  )
  const rest = told.flatMap(({ month, demand }) =>
    demand?.week && demand.week.others > 0
      ? [
          [
            t('numbers.restOfWeeks', { month: formatMonth(month, language) }),
            written(demand.week.others, language),
          ],
        ]
      : [],
  )
  const caption = t('numbers.demand.week')
  return {
    caption,
    drawing: drawLine(
      weeks.map(({ from, count }) => ({ label: formatShortDate(from, language), value: count })),
      { title: caption, number: count => written(count, language), none: '' },
    ),
    heads: [words.properties.week, t('numbers.count')],
    rows: [
      ...weeks.map(({ from, to, count }) => [
        `${formatShortDate(from, language)} – ${formatShortDate(to, language)}`,
        cellOf(count, language),
      ]),
      ...rest,
    ],
    note: t('numbers.weekNote'),
  }
}

/** Booked appointments: by week, place, topic and language. */
export function demandFigures(months: readonly MonthNumbers[], telling: Telling): readonly Figure[] {
  const told = months.filter(({ demand }) => demand)
  const by = (['office', 'topic', 'language'] as const).map(property => {
    const tables = told.map(({ month, demand }) => ({ month, table: demand?.[property] }))
    return monthFigure(telling.t(`numbers.demand.${property}`), property, tables, telling)
  })
  return [weekFigure(told, telling), ...by].filter(isThere)
}

const shareOf = ({ missed }: MonthNumbers): number | undefined =>
  missed && Math.round((missed.missed / missed.noted) * 100)

const shareFigure = (months: readonly MonthNumbers[], { t, language }: Telling): Figure | undefined => {
  const noted = months.filter(({ missed }) => missed)
  if (noted.length === 0) return undefined
  const caption = t('numbers.missed.share')
  const percent = (count: number) => t('numbers.percent', { count: written(count, language) })
  const points = months.map(month => ({
    label: formatShortMonth(month.month, language),
    value: shareOf(month),
  }))
  return {
    caption,
    drawing: noted.length < 2 ? undefined : drawLine(points, { title: caption, number: percent, none: '' }),
    heads: [t('numbers.month'), t('numbers.missed'), t('numbers.share')],
    rows: noted.map(month => [
      formatMonth(month.month, language),
      t('numbers.missedOf', { missed: month.missed?.missed ?? 0, noted: month.missed?.noted ?? 0 }),
      percent(shareOf(month) ?? 0),
    ]),
  }
}

/** Who did not come, and what became of all. */
export function missedFigures(months: readonly MonthNumbers[], telling: Telling): readonly Figure[] {
  const told = months.filter(({ demand }) => demand)
  const tables = told.map(({ month, demand }) => ({ month, table: demand?.outcome }))
  const outcome = monthFigure(telling.t('numbers.missed.outcome'), 'outcome', tables, telling)
  return [shareFigure(told, telling), outcome].filter(isThere)
}

/** Searches that found nothing. */
export function searchFigures(months: readonly MonthNumbers[], telling: Telling): readonly Figure[] {
  return (['topic', 'language'] as const)
    .map(by => {
      const tables = months.map(({ month, searches }) => ({ month, table: searches?.[by] }))
      return monthFigure(telling.t(`numbers.searches.${by}`), by, tables, telling)
    })
    .filter(isThere)
}

/** Guides that were read. */
export function readingFigures(months: readonly MonthNumbers[], telling: Telling): readonly Figure[] {
  return (['guide', 'language'] as const)
    .map(by => {
      const tables = months.map(({ month, readings }) => ({ month, table: readings?.[by] }))
      return monthFigure(telling.t(`numbers.read.${by}`), by, tables, telling)
    })
    .filter(isThere)
}
