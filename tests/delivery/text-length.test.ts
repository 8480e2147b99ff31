import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitName, inGsm, textLength } from '../../src/delivery/core/text-length.ts'

describe('a text message', () => {
  test.each([
    ['', 'GSM', 0, 1],
    ['a'.repeat(160), 'GSM', 160, 1],
    ['a'.repeat(161), 'GSM', 161, 2],
    ['a'.repeat(306), 'GSM', 306, 2],
    ['a'.repeat(307), 'GSM', 307, 3],
    ['Grüße aus Öhringen: à, ñ, ß?', 'GSM', 28, 1],
    ['€'.repeat(80), 'GSM', 160, 1],
    // The escape and its character stay together: 76 of them in 153.
    ['€'.repeat(81), 'GSM', 162, 2],
    ['€'.repeat(153), 'GSM', 306, 3],
    ['я'.repeat(70), 'UCS-2', 70, 1],
    ['я'.repeat(71), 'UCS-2', 71, 2],
    ['я'.repeat(134), 'UCS-2', 134, 2],
    ['я'.repeat(135), 'UCS-2', 135, 3],
    [`${'a'.repeat(69)}ş`, 'UCS-2', 70, 1],
    ['😀'.repeat(35), 'UCS-2', 70, 1],
    // A pair is not cut in two: 33 of them in 67.
    ['😀'.repeat(67), 'UCS-2', 134, 3],
  ])('is counted as the network counts it: %s', (text, alphabet, units, segments) => {
    expect(textLength(text)).toEqual({ alphabet, units, segments })
  })

  test('in Latin letters loses what would double its price, and nothing else', () => {
    const name = 'Rathaus – „Łódź“ … Şule’s Café, Straße 3'
    expect(inGsm(name)).toBe('Rathaus - "Lodz" ... Sule\'s Café, Straße 3')
    fc.assert(
      fc.property(fc.string(), text => {
        if (textLength(text).alphabet === 'GSM' && !/\s{2}|[\n\f\r]/.test(text))
          expect(inGsm(text)).toBe(text)
      }),
    )
  })

  test('cuts a name until it fits, however long it is, and leaves one that fits', () => {
    const write = (name: string) => `Termin im ${name}.`
    expect(fitName(write, 'Rathaus', 1)).toBe('Termin im Rathaus.')
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), name => {
        const text = fitName(write, name, 1)
        expect(textLength(text).segments).toBe(1)
        expect(text.startsWith('Termin im ')).toBe(true)
        if (textLength(write(name)).segments === 1) expect(text).toBe(write(name))
      }),
    )
  })
})
