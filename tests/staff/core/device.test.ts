import { describe, expect, test } from 'vitest'
import { deviceOf } from '../../../src/staff/core/device.ts'

describe('a device in a list', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Linux; Android 9; SM-G960F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/14.0 Chrome/87.0 Mobile Safari/537.36',
      'Samsung Internet, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    ['curl/8.0', ''],
    ['', ''],
  ])('%s', (agent, words) => {
    expect(deviceOf(agent)).toBe(words)
  })

  test('is never told by more than two words', () => {
    expect(deviceOf(null)).toBe('')
    expect(deviceOf('Firefox/140.0.1 (Windows NT 10.0; serial 4711)')).toBe('Firefox, Windows')
  })
})
