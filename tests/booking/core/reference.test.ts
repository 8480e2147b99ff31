import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatReference,
  parseReference,
  referenceAlphabet,
  referenceLength,
} from '../../../src/booking/core/reference.ts'

const references = fc.string({
  unit: fc.constantFrom(...referenceAlphabet),
  minLength: referenceLength,
  maxLength: referenceLength,
})

describe('a reference', () => {
  test('is shown in two groups of three', () => {
    expect(formatReference('K7M4TX')).toBe('K7M-4TX')
  })

  test('uses no characters that look or sound alike on a page', () => {
    for (const unclear of '01ILOU') expect(referenceAlphabet).not.toContain(unclear)
    expect(new Set(referenceAlphabet).size).toBe(referenceAlphabet.length)
  })

  test('is understood however somebody types it', () => {
    for (const typed of ['K7M-4TX', 'k7m4tx', ' k7m 4tx ', 'K7M–4TX', 'k 7 m - 4 t x', 'K7M‑4TX'])
      expect(parseReference(typed)).toBe('K7M4TX')
  })

  test('is refused when it is none', () => {
    for (const typed of ['', 'K7M-4T', 'K7M-4TXX', 'K7M-4T0', 'K7M-4TÖ', '../../etc', 'K'.repeat(100)])
      expect(parseReference(typed)).toBeUndefined()
  })

  test('comes back from what was shown', () => {
    fc.assert(
      fc.property(references, fc.boolean(), (reference, lower) => {
        const shown = formatReference(reference)
        expect(parseReference(lower ? shown.toLowerCase() : shown)).toBe(reference)
      }),
      { numRuns: 200 },
    )
  })
})
