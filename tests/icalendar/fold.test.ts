import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldLine, foldLines, unfold } from '../../src/icalendar/fold.ts'

describe('a folded line', () => {
  test('of 75 octets stays whole, one of 76 does not', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75))
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  })

  test('is never cut inside a letter', () => {
    const line = `SUMMARY:${'موعد'.repeat(20)}`
    for (const piece of foldLine(line).split('\r\n')) {
      expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75)
      expect(piece).not.toContain('\ufffd')
    }
    expect(unfold(foldLine(line))).toEqual([line])
  })

  test('holds at most 75 octets a piece, and comes back as it was, in every script', () => {
    const reached = { folded: 0, short: 0, wide: 0 }
    const text = fc.string({ unit: fc.constantFrom(...'aß;,م约😀👩‍👩‍👧ትї x'), maxLength: 200, size: 'max' })
    fc.assert(
      fc.property(text, value => {
        const line = `X:${value}`
        const folded = foldLine(line)
        const pieces = folded.split('\r\n')
        for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75)
        expect(Buffer.from(folded).toString()).toBe(folded)
        expect(unfold(foldLines([line, 'Y:1']))).toEqual([line, 'Y:1'])
        reached[pieces.length > 1 ? 'folded' : 'short'] += 1
        if (Buffer.byteLength(line) > line.length) reached.wide += 1
      }),
      { numRuns: 200 },
    )
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(0)
  })
})
