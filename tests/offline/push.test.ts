import { describe, expect, it } from 'vitest'
import { pageOf, shownReminder } from '../../src/offline/push.ts'
import { alertText } from '../../src/server/alert-handlers.ts'

const start = Temporal.Instant.from('2026-11-24T08:30:00Z')
const device = { endpoint: 'https://push.example.org/1', keys: { p256dh: 'p', auth: 'a' } }
const facts = { device, reference: 'K7M-4TX', start, locale: 'de' }
const sent = alertText(facts, start.subtract({ hours: 24 }))
const at = (hours: number) => start.subtract({ hours }).epochMilliseconds

describe('a reminder on a device', () => {
  it('says tomorrow on the day before, and today from midnight on, where the device was off', () => {
    expect(shownReminder(sent, at(24))).toEqual({
      title: 'Ihr Termin',
      options: {
        body: 'Morgen haben Sie einen Termin.',
        tag: '/de/appointment/K7M-4TX/?kept',
        data: '/de/appointment/K7M-4TX/?kept',
      },
    })
    expect(shownReminder(sent, at(9)).options.body).toBe('Heute haben Sie einen Termin.')
    expect(shownReminder(sent, at(10)).options.body).toBe('Morgen haben Sie einen Termin.')
  })

  it('that goes out late says today', () => {
    const late = alertText(facts, start.subtract({ hours: 3 }))
    expect(shownReminder(late, at(3)).options.body).toBe('Heute haben Sie einen Termin.')
  })

  it('opens a page of ours, whatever was in it', () => {
    const origin = 'https://lotse.example.org'
    expect(pageOf('/ar/appointment/K7M-4TX/?kept', origin)).toBe(`${origin}/ar/appointment/K7M-4TX/?kept`)
    for (const other of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)', undefined, 7])
      expect(pageOf(other, origin)).toBe(`${origin}/`)
  })
})
