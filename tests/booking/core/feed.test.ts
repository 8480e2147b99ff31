import { describe, expect, test } from 'vitest'
import { feedLabel } from '../../../src/booking/core/feed.ts'
import { feedClientOf, feedWarning } from '../../../src/booking/core/feed-client.ts'
import { feedWindow } from '../../../src/booking/core/feed-window.ts'

describe('the window of a feed', () => {
  const windowAt = (text: string) => {
    const { from, to, cancelledAfter } = feedWindow(Temporal.Instant.from(text))
    return [from, to, cancelledAfter].map(instant =>
      instant.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString(),
    )
  }

  test('is made of days in Berlin, and the same all day long', () => {
    const day = ['2026-11-08T00:00:00', '2027-03-23T00:00:00', '2026-11-15T00:00:00']
    expect(windowAt('2026-11-22T00:00:00+01:00')).toEqual(day)
    expect(windowAt('2026-11-22T23:59:59.999+01:00')).toEqual(day)
    expect(windowAt('2026-11-23T00:00:00+01:00')).not.toEqual(day)
  })

  test('begins and ends at midnight, also across the nights in which clocks are set', () => {
    expect(windowAt('2026-04-02T12:00:00+02:00')).toEqual([
      ...['2026-03-19T00:00:00', '2026-08-01T00:00:00', '2026-03-26T00:00:00'],
    ])
  })
})

describe('the kind of program that fetches a feed', () => {
  test.each([
    ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)', 'outlook'],
    ['MacOutlook/16.89.24090815 (Intelx64 Mac OS X Version 14.6)', 'outlook'],
    ['Microsoft.Exchange/15.20 (WebCal)', 'outlook'],
    ['Google-Calendar-Importer', 'google'],
    ['macOS/14.6.1 (23G93) CalendarAgent/1023', 'apple'],
    ['iOS/17.6.1 (21G93) dataaccessd/1.0', 'apple'],
    ['Mac OS X/10.15.7 (19H2026) CalendarAgent/930.5.1', 'apple'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0', 'thunderbird'],
    ['Nextcloud Webcal Service', 'nextcloud'],
    ['Mozilla/5.0 (Linux) mirall/3.14 (Nextcloud)', 'nextcloud'],
    ['ICSx5/2.2.5 (ical4j/3.2.19) Android/14', 'davx5'],
    ['DAVx5/4.4.3-ose (dav4jvm; okhttp/4.12.0) Android/14', 'davx5'],
    ['Evolution/3.52.3', 'evolution'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
      'browser',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36',
      'browser',
    ],
    ['curl/8.10.1', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('is told of %s', (agent, kind) => expect(feedClientOf(agent)).toBe(kind))

  test('is a reason to warn where it copies details elsewhere', () => {
    expect(feedWarning([], 'google')).toBeNull()
    for (const client of ['google', 'outlook', 'apple'] as const)
      expect(feedWarning(['topic'], client)).toBe('is-copied')
    for (const client of ['thunderbird', 'nextcloud', 'davx5', 'evolution', 'browser', 'other'] as const)
      expect(feedWarning(['topic'], client)).toBeNull()
    expect(feedWarning(['language'], null)).toBe('may-be-copied')
  })
})

describe('a device’s name', () => {
  test('is one short line of visible characters', () => {
    expect(feedLabel(' Outlook\r\n im\tBüro\u0000 ')).toBe('Outlook im Büro')
    expect(feedLabel('\u202eHandy\u2028X')).toBe('Handy X')
    expect(feedLabel('x'.repeat(100))).toHaveLength(60)
    expect(feedLabel('\ud800')).toBe('\ufffd')
  })
})
