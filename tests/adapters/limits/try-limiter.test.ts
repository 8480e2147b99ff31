import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTryLimiter, createUnlimitedTries } from '../../../src/adapters/limits/try-limiter.ts'

describe('wrong tries', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('are let through twenty times in a quarter of an hour, then have to wait', async () => {
    const tries = createTryLimiter()
    for (let count = 0; count < 20; count += 1) {
      expect(await tries.wait('K7M4TX')).toBe(0)
      await tries.fail('K7M4TX')
    }
    expect(await tries.wait('K7M4TX')).toBe(900)
    expect(await tries.wait('AAAAAA')).toBe(0)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(await tries.wait('K7M4TX')).toBe(300)
    await tries.fail('K7M4TX')
    await vi.advanceTimersByTimeAsync(300_000)
    expect(await tries.wait('K7M4TX')).toBe(0)
  })

  test('are never stopped where limits are off', async () => {
    const tries = createUnlimitedTries()
    for (let count = 0; count < 50; count += 1) await tries.fail('K7M4TX')
    expect(await tries.wait('K7M4TX')).toBe(0)
  })
})
