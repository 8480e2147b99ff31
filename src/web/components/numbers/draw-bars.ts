import { scaleBand, scaleLinear } from 'd3-scale'
import { drawing, element, escapeXml, fitted, width } from './svg.ts'

/** One bar. `rest` is what is too small to be named, together. */
export interface Bar {
  readonly label: string
  readonly count: number
  readonly rest?: boolean
}

/** What a drawing says of itself, and how it writes a number. */
export interface BarWords {
  readonly title: string
  readonly number: (count: number) => string
}

const rowHeight = 46
const thickness = 18
/** For the number behind the longest bar. */
const room = 64
const mostSigns = 40

/**
 * Bars that lie, one below the other, with their names above them: names of offices are too long to stand beside a bar on a
 * telephone. They begin at nothing, and each has its number. What is together has an edge of dashes instead of a colour.
 */
export const drawBars = (bars: readonly Bar[], { title, number }: BarWords): string => {
  const height = bars.length * rowHeight
  const most = bars.reduce((highest, { count }) => Math.max(highest, count), 1)
  const length = scaleLinear([0, most], [0, width - room])
  const place = scaleBand(bars.keys(), [0, height])
  const parts = bars.map(({ label, count, rest }, row) => {
    const top = place(row) ?? 0
    const middle = top + 24 + thickness / 2
    return element(
      'g',
      { class: rest ? 'bar rest' : 'bar' },
      element('text', { class: 'name', x: 1, y: top + 17 }, escapeXml(fitted(label, mostSigns))),
      element('rect', { x: 1, y: top + 24, width: Math.max(length(count), 1), height: thickness, rx: 3 }),
      element('text', { class: 'value', x: length(count) + 8, y: middle + 5 }, escapeXml(number(count))),
    )
  })
  return drawing(title, height, parts)
}
