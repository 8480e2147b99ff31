import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mobileNumber } from '../../src/delivery/core/mobile-number.ts'

describe('a number that a reader typed', () => {
  test.each([
    ['0151 12345678', '+4915112345678'],
    ['0170 1234567', '+491701234567'],
    ['+49 (0) 160 1234567', '+491601234567'],
    ['0049-176-12345678', '+4917612345678'],
    ['(0151) 123 456 78', '+4915112345678'],
    ['+380 67 123 45 67', '+380671234567'],
    ['00963 944 123 456', '+963944123456'],
  ])('gets text messages: %s', (typed, number) => {
    expect(mobileNumber(typed)).toBe(number)
  })

  test.each([
    '',
    '07223 12345',
    '+49 89 99998 100',
    '089 1234567',
    '0151 123',
    '12345',
    '110',
    '+0151 12345678',
    '0800 1234567',
  ])('gets none where it is a landline, or no number: %j', typed => {
    expect(mobileNumber(typed)).toBeUndefined()
  })

  test('is E.164 or none, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+()-/. ') }), typed => {
        expect(mobileNumber(typed) ?? '+4915112345678').toMatch(/^\+[1-9]\d{7,14}$/)
      }),
    )
  })
})
