import { describe, expect, test } from 'vitest'
import { roles } from '../../../src/staff/core/role.ts'
import { codeIn, inGroups, isProven, mustHaveFactor } from '../../../src/staff/core/second-factor.ts'
import { stepIn } from '../../../src/staff/core/step.ts'
import { noon } from '../../builders/installation.ts'

describe('a code', () => {
  test.each([
    ['123456', 'one-time', '123456'],
    [' 123 456 ', 'one-time', '123456'],
    ['abcd-efgh-jkmn-pqrs', 'recovery', 'ABCDEFGHJKMNPQRS'],
    ['O0lI abcd efgh jkmn', 'recovery', '0011ABCDEFGHJKMN'],
  ])('is read from %j', (typed, kind, code) => {
    expect(codeIn(typed)).toEqual({ kind, code })
  })

  test.each(['', '12345', '1234567', 'abcdefghjkmnpqr', 'uuuuuuuuuuuuuuuu', '１２３４５６', "' or 1=1 --"])(
    'is none in %j',
    typed => {
      expect(codeIn(typed)).toBeUndefined()
    },
  )

  test('is shown in groups of four, and read again from them', () => {
    expect(inGroups('ABCDEFGHJKMNPQRS')).toBe('ABCD EFGH JKMN PQRS')
    expect(codeIn(inGroups('ABCDEFGHJKMNPQRS'))).toEqual({ kind: 'recovery', code: 'ABCDEFGHJKMNPQRS' })
  })
})

test('who must have a second factor is what the district says', () => {
  const who = (policy: 'optional' | 'administrators' | 'everybody') =>
    roles.filter(role => mustHaveFactor(policy, role))
  expect(who('optional')).toEqual([])
  expect(who('administrators')).toEqual(['administrator'])
  expect(who('everybody')).toEqual(roles)
})

test('what was proven counts for ten minutes', () => {
  expect(isProven(null, noon)).toBe(false)
  expect(isProven(noon, noon.add({ seconds: 599 }))).toBe(true)
  expect(isProven(noon, noon.add({ minutes: 10 }))).toBe(false)
})

test('the secret of a way is found among other cookies, and only under its name', () => {
  expect(stepIn('a=b; __Host-lotse-staff-step=abc-_1; c=d')).toBe('abc-_1')
  expect(stepIn('x__Host-lotse-staff-step=abc')).toBeUndefined()
  expect(stepIn('')).toBeUndefined()
})
