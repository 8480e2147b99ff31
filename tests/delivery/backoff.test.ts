import { expect, test } from 'vitest'
import { backoff } from '../../src/delivery/core/backoff.ts'

const middle = 0.5

test('the wait doubles from five seconds to six hours', () => {
  const seconds = [1, 2, 3, 4, 10, 14, 100].map(attempts => backoff(attempts, middle).total('seconds'))
  expect(seconds).toEqual([5, 10, 20, 40, 2_560, 21_600, 21_600])
  expect(backoff(0, middle).total('seconds')).toBe(5)
})

test('the wait is a fifth shorter or longer by chance, so that not all come back together', () => {
  expect(backoff(1, 0).total('seconds')).toBe(4)
  expect(backoff(1, 1).total('seconds')).toBe(6)
})
