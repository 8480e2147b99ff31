import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeManageCode, formatManageCode, parseManageCode } from '../../../src/booking/core/manage-code.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 32 })

describe('a manage code', () => {
  test('writes 80 bits as Crockford does', () => {
    expect(encodeManageCode(new Uint8Array(10))).toBe('0000000000000000')
    expect(encodeManageCode(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ')
    expect(encodeManageCode(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toBe('041061050R3GG28A')
  })

  test('is shown in groups of four', () => {
    expect(formatManageCode('041061050R3GG28A')).toBe('0410-6105-0R3G-G28A')
  })

  test('comes back from what was shown, however it is typed', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 15 }), (random, seed) => {
        const code = encodeManageCode(random)
        const zero = seed % 2 === 0 ? 'o' : '0'
        const one = ['1', 'i', 'L', 'l'][seed % 4] ?? '1'
        const typed = formatManageCode(code).toLowerCase().replaceAll('0', zero).replaceAll('1', one)
        expect(parseManageCode(seed > 7 ? typed.replaceAll('-', ' ') : typed)).toBe(code)
      }),
      { numRuns: 200 },
    )
  })

  test('keeps different bits apart', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const same = Buffer.compare(a.subarray(0, 10), b.subarray(0, 10)) === 0
        expect(encodeManageCode(a) === encodeManageCode(b)).toBe(same)
      }),
      { numRuns: 200 },
    )
  })

  test('is refused when it is none', () => {
    for (const typed of [
      '',
      '0410-6105-0R3G-G28',
      '0410-6105-0R3G-G28U',
      'x'.repeat(200),
      '\u0000'.repeat(16),
    ])
      expect(parseManageCode(typed)).toBeUndefined()
  })
})
