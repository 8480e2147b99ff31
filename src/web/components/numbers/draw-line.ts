import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { drawing, element, escapeXml, width } from './svg.ts'

/** One moment. Null: nothing was free, so there is no end to the waiting; undefined: nobody measured. Neither is a zero. */
export interface Point {
  readonly label: string
  readonly value: number | null | undefined
}

export interface LineWords {
  readonly title: string
  readonly number: (value: number) => string
  /** What it means that there is no value: nothing was free. */
  readonly none: string
}

const height = 236
const left = 44
const edge = { top: 48, right: 22, bottom: 34 } as const
const bottom = height - edge.bottom

const highestOf = (points: readonly Point[]): number =>
  points.reduce((highest, { value }) => Math.max(highest, value ?? 0), 1)

const scalesOf = (points: readonly Point[]) => ({
  x: scalePoint(points.keys(), [left + 8, width - edge.right]),
  y: scaleLinear([0, highestOf(points)], [bottom, edge.top]).nice(4),
})
type Scales = ReturnType<typeof scalesOf>

const gridOf = ({ y }: Scales, number: LineWords['number']): readonly string[] =>
  y
    .ticks(4)
    .map(tick =>
      [
        element('line', { class: 'grid', x1: left, x2: width, y1: y(tick), y2: y(tick) }),
        element(
          'text',
          { class: 'tick', x: left - 6, y: y(tick) + 5, 'text-anchor': 'end' },
          escapeXml(number(tick)),
        ),
      ].join(''),
    )

/** The first moment, the last one and the one in the middle: more do not fit beside each other on a telephone. */
const datesOf = (points: readonly Point[], { x }: Scales): readonly string[] => {
  const last = points.length - 1
  const shown = points.length < 5 ? [0, last] : [0, Math.floor(last / 2), last]
  return [...new Set(shown)].map(at => {
    const anchor = at === 0 ? 'start' : at === last ? 'end' : 'middle'
    return element(
      'text',
      {
        class: 'tick',
        x: anchor === 'start' ? left : anchor === 'end' ? width - 2 : (x(at) ?? 0),
        y: height - 10,
        'text-anchor': anchor,
      },
      escapeXml(points[at]?.label ?? ''),
    )
  })
}

/** A dot where there is a value, a cross above all of them where nothing was free. */
const markOf = ({ value }: Point, at: number, { x, y }: Scales): string => {
  const across = x(at) ?? 0
  if (value === undefined) return ''
  if (value !== null) return element('circle', { class: 'dot', cx: across, cy: y(value), r: 4 })
  const upper = edge.top - 14
  return element('path', { class: 'none', d: `M${across - 5} ${upper - 5}l10 10m0 -10l-10 10` })
}

/** A line over time. Where there is no value it breaks off: what was not measured, or has no end, is never drawn as a number. */
export const drawLine = (points: readonly Point[], words: LineWords): string => {
  const scales = scalesOf(points)
  const path = line<readonly [number, Point]>()
    .defined(([, { value }]) => typeof value === 'number')
    .x(([at]) => scales.x(at) ?? 0)
    .y(([, { value }]) => scales.y(value ?? 0))
  const hasGaps = points.some(({ value }) => value === null)
  return drawing(words.title, height, [
    ...gridOf(scales, words.number),
    element('path', { class: 'line', d: path([...points.entries()]) ?? '' }),
    ...points.map((point, at) => markOf(point, at, scales)),
    ...datesOf(points, scales),
    hasGaps ? element('text', { class: 'tick', x: 1, y: 16 }, escapeXml(`× ${words.none}`)) : '',
  ])
}
