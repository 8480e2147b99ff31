import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPace, createUnlimitedPace, paces } from '../../../src/adapters/limits/pace.ts'

const shelter = '203.0.113.0/24'

describe('the pace', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each(['hold', 'booking', 'contact', 'wrong-code'] as const)(
    'of %s lets through what people do, then says how long to wait',
    async what => {
      const pace = createPace()
      const { points, duration } = paces[what]
      for (let count = 0; count < points; count += 1) expect(await pace.count(what, shelter)).toBe(0)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await pace.count(what, shelter)).toBe(duration - 60)
      expect(await pace.wait(what, shelter)).toBe(duration - 60)
      expect(await pace.count(what, '198.51.100.0/24')).toBe(0)
      // Who goes on all the same does not wait longer for it.
      await vi.advanceTimersByTimeAsync((duration - 60) * 1_000)
      expect(await pace.wait(what, shelter)).toBe(0)
      expect(await pace.count(what, shelter)).toBe(0)
    },
  )

  test('of one thing says nothing about another', async () => {
    const pace = createPace()
    for (let count = 0; count <= paces.contact.points; count += 1) await pace.count('contact', shelter)
    expect(await pace.wait('contact', shelter)).toBeGreaterThan(0)
    expect(await pace.wait('booking', shelter)).toBe(0)
  })

  test('is nobody’s where limits are off', async () => {
    const pace = createUnlimitedPace()
    for (let count = 0; count <= paces.contact.points; count += 1)
      expect(await pace.count('contact', shelter)).toBe(0)
    expect(await pace.wait('contact', shelter)).toBe(0)
  })
})
