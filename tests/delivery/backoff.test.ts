import { expect, test } from 'vitest'
import { backoff } from '../../src/delivery/core/backoff.ts'

test('the wait doubles from half a minute to six hours', () => {
  const seconds = [1, 2, 3, 4, 10, 11, 100].map(attempts => backoff(attempts).total('seconds'))
  expect(seconds).toEqual([30, 60, 120, 240, 15_360, 21_600, 21_600])
  expect(backoff(0).total('seconds')).toBe(30)
})
