import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCommonPasswords } from '../../../src/adapters/auth/common-passwords.ts'
import { leastCharacters, passwordFault } from '../../../src/staff/core/password.ts'

const isCommon = createCommonPasswords()
const faultOf = (password: string) => passwordFault(password, 'fatma.yildiz@example.org', isCommon)

describe('a password', () => {
  test.each([
    'drei Boote im Nebel',
    'ein ganz gewöhnlicher Satz',
    'korrekt-pferd-batterie',
    'ሰላም እንዴት ነህ ዛሬ ሁሉም',
    '839201748362',
    'Zwölfzeichen',
  ])('may be %j, whatever characters it is made of', password => {
    expect(faultOf(password)).toBeUndefined()
  })

  test.each([
    ['elfzeichen!', 'too-short'],
    ['👩‍👩‍👧a', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['aaaaaaaaaaaaaaa', 'repeated'],
    ['121212121212', 'repeated'],
    ['123456789qwe', 'common'],
    ['PASSWORD2026!', 'common'],
    ['!!!password!!!', 'common'],
    ['dragondragon', 'common'],
    ['Password1Password1', 'common'],
    ['fatma.yildiz', 'personal'],
    ['Fatma.Yildiz2026!', 'personal'],
    ['fatma.yildiz@example.org', 'personal'],
  ])('may not be %j: %s', (password, fault) => {
    expect(faultOf(password)).toBe(fault)
  })

  test('is never refused for what it is not made of', () => {
    const word = fc.stringMatching(/^[a-z]{6,9}$/)
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        fc.pre(a !== b && new Set(a + b + c).size > 5)
        expect(faultOf(`${a} ${b} ${c}`)).toBeUndefined()
      }),
    )
  })

  test('is too short with one character less than it needs, in every script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: leastCharacters * 2 }), password => {
        if ([...password].length < leastCharacters) expect(faultOf(password)).toBe('too-short')
        else expect(faultOf(password)).not.toBe('too-short')
      }),
    )
  })
})
