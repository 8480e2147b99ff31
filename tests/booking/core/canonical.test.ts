import { expect, test } from 'vitest'
import { canonicalText } from '../../../src/booking/core/canonical.ts'

test('the same content gives the same text, whatever the order of its keys and what is undefined', () => {
  const one = { b: [1, { d: 'x', c: null }], a: 'y', e: undefined }
  const other = { a: 'y', b: [1, { c: null, d: 'x' }] }
  expect(canonicalText(one)).toBe(canonicalText(other))
  expect(canonicalText(one)).toBe('{"a":"y","b":[1,{"c":null,"d":"x"}]}')
})

test('another order in a list, another type or another value gives another text', () => {
  const texts = [[1, 2], [2, 1], ['1', 2], { a: null }, {}, undefined].map(canonicalText)
  expect(new Set(texts).size).toBe(texts.length)
})
