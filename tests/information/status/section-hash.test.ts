import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sectionHash } from '../../../src/information/status/section-hash.ts'

it('is the same for the same words, however their lines are wrapped', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^\S+$/), { minLength: 1 }), words => {
      expect(sectionHash(words.join('\n  '))).toBe(sectionHash(` ${words.join(' ')}\n`))
    }),
  )
})

it('is another for other words', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\wäöü]+$/), fc.stringMatching(/^[\wäöü]+$/), (one, other) => {
      fc.pre(one !== other)
      expect(sectionHash(one)).not.toBe(sectionHash(other))
    }),
  )
})

it('is 12 hex digits of SHA-256, so that records outlive this code', () => {
  expect(sectionHash('Lotse')).toMatch(/^[0-9a-f]{12}$/)
  expect(sectionHash('Lotse')).toBe('fe6dec8b6fd0')
})
