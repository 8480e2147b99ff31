import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawBars } from '../../../src/web/components/numbers/draw-bars.ts'
import { drawLine } from '../../../src/web/components/numbers/draw-line.ts'
import { fitted } from '../../../src/web/components/numbers/svg.ts'

const number = (count: number) => count.toLocaleString('de-DE')
const bars = fc.array(
  fc.record({ label: fc.string({ unit: 'binary' }), count: fc.nat(100_000), rest: fc.boolean() }),
  { maxLength: 20 },
)
const points = fc.array(
  fc.record({
    label: fc.string({ unit: 'binary' }),
    value: fc.option(fc.option(fc.integer({ min: 0, max: 2_000 })), { nil: undefined }),
  }),
  { maxLength: 30 },
)

/** Reads a drawing as XML, as strictly as such a small one needs it: throws where elements do not close. */
function elementsOf(svg: string) {
  const open: string[] = []
  const found: { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] = []
  const rest = svg.replaceAll(
    /<(\/?)(\w+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)>/g,
    (_, closing: string, name: string, attributes: string) => {
      if (closing === '/') expect(open.pop()).toBe(name)
      else {
        open.push(name)
        const pairs = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)]
        found.push({ name, attributes: new Map(pairs.map(([, key = '', value = '']) => [key, value])) })
      }
      return ''
    },
  )
  expect(open).toEqual([])
  expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
  return found
}

/** Numbers of an attribute of all elements of a name. */
const allOf = (svg: string, name: string, key: string): readonly number[] =>
  elementsOf(svg)
    .filter(each => each.name === name)
    .map(({ attributes }) => Number(attributes.get(key)))

describe('bars', () => {
  test('are as long as what they count, begin at nothing, and have their number beside them', () => {
    const svg = drawBars(
      [
        { label: 'Ukrainisch', count: 40 },
        { label: 'Arabisch', count: 10 },
      ],
      { title: 'Termine nach Sprache', number },
    )
    const [long = 0, short = 0] = allOf(svg, 'rect', 'width')
    expect(long / short).toBeCloseTo(4, 1)
    expect(svg).toContain('role="img"')
    expect(svg).toContain('aria-label="Termine nach Sprache"')
    expect(svg).toMatch(/>40<\/text>/)
  })

  test('mark what is together by more than a colour', () => {
    const svg = drawBars([{ label: 'Übrige', count: 7, rest: true }], { title: 'x', number })
    expect(svg).toContain('class="bar rest"')
  })

  test('have no place for markup, styles or scripts, whatever the names are, and stay within the drawing', () => {
    fc.assert(
      fc.property(bars, fc.string({ unit: 'binary' }), (some, title) => {
        const svg = drawBars(some, { title, number })
        const names = new Set(elementsOf(svg).map(({ name }) => name))
        expect([...names].filter(name => !['svg', 'g', 'text', 'rect'].includes(name))).toEqual([])
        const keys = elementsOf(svg).flatMap(({ attributes }) => [...attributes.keys()])
        expect(keys.filter(key => key === 'style' || key.startsWith('on'))).toEqual([])
        for (const width of allOf(svg, 'rect', 'width')) expect(width >= 1 && width <= 328).toBe(true)
        expect(svg).not.toContain('NaN')
      }),
    )
  })

  test('cut a name that does not fit between two signs, not in the middle of one', () => {
    expect(fitted('Volkshochschule', 15)).toBe('Volkshochschule')
    expect(fitted('Volkshochschule am Markt', 15)).toBe('Volkshochschul…')
    expect(fitted('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧…')
  })
})

describe('a line', () => {
  const words = { title: 'Wartezeit', number, none: 'nichts frei' }

  test('breaks off where there was no value, and says what a cross means', () => {
    const values = [4, 9, null, 12, undefined, 3]
    const svg = drawLine(
      values.map((value, at) => ({ label: `${at}. KW`, value })),
      words,
    )
    const path = elementsOf(svg).find(({ attributes }) => attributes.get('class') === 'line')
    expect(path?.attributes.get('d')?.match(/M/g)).toHaveLength(3)
    expect(allOf(svg, 'circle', 'cy')).toHaveLength(4)
    expect(svg.match(/class="none"/g)).toHaveLength(1)
    expect(svg).toContain('× nichts frei')
    expect(drawLine([{ label: 'x', value: 1 }], words)).not.toContain('nichts frei')
  })

  test('is higher where one waits longer, and stays within the drawing', () => {
    fc.assert(
      fc.property(points, some => {
        const svg = drawLine(some, words)
        expect(svg).not.toContain('NaN')
        const values = some.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
        const heights = allOf(svg, 'circle', 'cy')
        expect(heights).toHaveLength(values.length)
        for (const [at, cy] of heights.entries()) {
          expect(cy >= 0 && cy <= 236).toBe(true)
          for (const [other, before] of heights.slice(0, at).entries())
            if ((values[at] ?? 0) > (values[other] ?? 0)) expect(cy <= before).toBe(true)
        }
        for (const cx of allOf(svg, 'circle', 'cx')) expect(cx >= 0 && cx <= 328).toBe(true)
      }),
    )
  })
})
