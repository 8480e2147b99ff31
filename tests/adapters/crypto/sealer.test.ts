import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'

const sealer = createSealer('one secret')

describe('a sealed text', () => {
  test('opens to what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        expect(sealer.open(sealer.seal(text, context), context)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  test('never looks the same twice, and does not show what is in it', () => {
    const sealed = sealer.seal('Amal', 'b1')
    expect(sealed).not.toBe(sealer.seal('Amal', 'b1'))
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('Amal')
  })

  test('does not open in another row, after a change, or with another secret', () => {
    const sealed = sealer.seal('Amal', 'b1')
    expect(() => sealer.open(sealed, 'b2')).toThrow()
    expect(() => sealer.open(`${sealed.slice(0, -2)}AA`, 'b1')).toThrow()
    expect(() => sealer.open('', 'b1')).toThrow(/LOTSE_SECRET/)
    expect(() => createSealer('another').open(sealed, 'b1')).toThrow(/LOTSE_SECRET/)
  })

  test('opens with a former secret, when that is still named', () => {
    const sealed = sealer.seal('Amal', 'b1')
    const renewed = createSealer('another', ['one secret'])
    expect(renewed.open(sealed, 'b1')).toBe('Amal')
    expect(renewed.isCurrent(sealed)).toBe(false)
    expect(renewed.isCurrent(renewed.seal('Amal', 'b1'))).toBe(true)
    expect(sealer.isCurrent(sealed)).toBe(true)
    expect(sealer.isCurrent('')).toBe(false)
  })
})
