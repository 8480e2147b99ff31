import { freeGrid, waitingGrid } from '../../booking/core/number-grids.ts'
import type { FreeWeek } from '../../booking/core/numbers.ts'
import type { WeeklyWaiting } from '../../booking/core/waiting-time.ts'
import { formatShortDate } from '../../i18n/formats/months.ts'
import { formatList } from '../../i18n/formats/names.ts'
import { drawBars } from '../components/numbers/draw-bars.ts'
import { drawLine } from '../components/numbers/draw-line.ts'
import { dash, type Figure, mostBars, type Telling, written } from './figure.ts'

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const allFigure = (free: readonly FreeWeek[], { t, language }: Telling): Figure => {
  const caption = t('numbers.free.all')
  const points = free.map(({ week, all }) => ({ label: formatShortDate(week, language), value: all }))
  const number = (count: number) => written(count, language)
  return {
    caption,
    drawing: points.length < 2 ? undefined : drawLine(points, { title: caption, number, none: '' }),
    heads: [t('numbers.weekFrom'), t('numbers.count')],
    rows: points.map(({ label, value }) => [label, number(value)]),
  }
}

/** What can still be booked: by week, then by place, topic and language; where least is free comes first. */
export function freeFigures(free: readonly FreeWeek[], telling: Telling): readonly Figure[] {
  if (free.length === 0) return []
  const { t, words, language } = telling
  const by = (['office', 'topic', 'language'] as const).map(property => {
    const caption = t(`numbers.free.${property}`)
    const { columns, rows } = freeGrid(free, property)
    const named = rows
      .map(({ value, cells }) => ({ label: words.nameOf(property, value), cells, count: total(cells) }))
      .toSorted((a, b) => a.count - b.count || a.label.localeCompare(b.label, language))
    const number = (count: number) => written(count, language)
    return {
      caption,
      drawing: drawBars(named.slice(0, mostBars), { title: caption, number }),
      heads: [words.properties[property], ...columns.map(week => formatShortDate(week, language))],
      rows: named.map(({ label, cells }) => [label, ...cells.map(number)]),
      note: [t('numbers.freeSum'), ...(named.length > mostBars ? [t('numbers.tenLeast')] : [])].join(' '),
    }
  })
  return [allFigure(free, telling), ...by]
}

/** How long one waits: the newest week in bars, and all weeks in a table. Undefined where nothing was measured. */
export function waitingFigure(
  waiting: readonly WeeklyWaiting[],
  { t, words, language }: Telling,
): Figure | undefined {
  const { columns, rows } = waitingGrid(waiting)
  if (columns.length === 0) return undefined
  const inHours = (count: number) => t('numbers.hours', { count: written(count, language) })
  const newest = rows.map(({ value, cells }) => ({
    ...{ label: words.nameOf('language', value), hours: cells.at(-1) },
  }))
  const bars = newest
    .flatMap(({ label, hours }) => (typeof hours === 'number' ? [{ label, count: hours }] : []))
    .toSorted((a, b) => b.count - a.count)
  const without = newest.flatMap(({ label, hours }) => (hours === null ? [label] : []))
  const notes = [
    t('numbers.waitingUnit'),
    ...(bars.length > 0
      ? [t('numbers.waitingDrawn', { week: formatShortDate(columns.at(-1) ?? '', language) })]
      : []),
    ...(bars.length > mostBars ? [t('numbers.tenMost')] : []),
    ...(without.length > 0
      ? [t('numbers.waitingWithout', { languages: formatList(without, language) })]
      : []),
  ]
  const cell = (hours: number | null | undefined) =>
    hours === undefined ? dash : hours === null ? t('numbers.noneFree') : written(hours, language)
  return {
    caption: t('numbers.waiting.course'),
    drawing:
      bars.length === 0
        ? undefined
        : drawBars(bars.slice(0, mostBars), { title: t('numbers.waiting.newest'), number: inHours }),
    heads: [words.properties.language, ...columns.map(week => formatShortDate(week, language))],
    rows: rows.map(({ value, cells }) => [words.nameOf('language', value), ...cells.map(cell)]),
    note: notes.join(' '),
  }
}

/** The course of each language that was measured in several weeks: the name and the drawing; its numbers are in the table above. */
export function waitingCourses(
  waiting: readonly WeeklyWaiting[],
  { t, words, language }: Telling,
): readonly { readonly name: string; readonly drawing: string }[] {
  const { columns, rows } = waitingGrid(waiting)
  return rows
    .filter(({ cells }) => cells.filter(hours => hours !== undefined).length > 1)
    .map(({ value, cells }) => {
      const name = words.nameOf('language', value)
      const points = columns.map((week, at) => ({
        ...{ label: formatShortDate(week, language), value: cells[at] },
      }))
      const title = t('numbers.waiting.one', { language: name })
      const number = (count: number) => t('numbers.hours', { count: written(count, language) })
      return { name, drawing: drawLine(points, { title, number, none: t('numbers.noneFree') }) }
    })
}
