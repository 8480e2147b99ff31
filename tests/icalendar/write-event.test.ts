import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unfold } from '../../src/icalendar/fold.ts'
import { isWholeEvent, joinFeed } from '../../src/icalendar/join-feed.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { cleanLine } from '../../src/icalendar/text.ts'
import { type FeedEvent, writeEvent } from '../../src/icalendar/write-event.ts'

const anEvent = (changes: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'b1@lotse.example',
  reference: 'K7M-4TX',
  start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
  end: Temporal.Instant.from('2026-11-24T08:30:00Z'),
  sequence: 2,
  changed: Temporal.Instant.from('2026-11-22T11:00:00Z'),
  cancelled: false,
  location: 'Rathaus',
  words: { appointment: 'Termin', cancelled: 'Abgesagt' },
  ...changes,
})

const read = (text: string) => readEvents(joinFeed({ name: 'n', description: 'd', events: [text] }).text)
const octets = (text: string) => text.split('\r\n').map(line => Buffer.byteLength(line))

describe('an event for a counsellor’s calendar', () => {
  test('has the lines that calendars need, in UTC', () => {
    expect(unfold(writeEvent(anEvent()))).toEqual([
      'BEGIN:VEVENT',
      'UID:b1@lotse.example',
      'SUMMARY:Termin K7M-4TX',
      'DTSTAMP:20261122T110000Z',
      'DTSTART:20261124T080000Z',
      'DTEND:20261124T083000Z',
      'SEQUENCE:2',
      'LOCATION:Rathaus',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
      'TRANSP:OPAQUE',
      'LAST-MODIFIED:20261122T110000Z',
      'END:VEVENT',
    ])
  })

  test('that is cancelled says so to people and to programs, and frees the time', () => {
    const [event] = read(writeEvent(anEvent({ cancelled: true, sequence: 3 })))
    expect(event).toMatchObject({
      summary: 'Abgesagt: Termin K7M-4TX',
      status: 'CANCELLED',
      transparency: 'TRANSPARENT',
      sequence: 3,
    })
  })

  test('says in words that are given what it is, and cannot be broken out of by them', () => {
    const words = { appointment: 'Appointment\r\nX:1', cancelled: 'Cancelled' }
    const [event] = read(writeEvent(anEvent({ words, cancelled: true })))
    expect(event?.summary).toBe('Cancelled: Appointment X:1 K7M-4TX')
  })

  test('has no place where there is none', () => {
    for (const location of [null, '', ' \r\n '])
      expect(writeEvent(anEvent({ location }))).not.toContain('LOCATION')
  })

  test('cannot be broken out of by the name of a place', () => {
    const nasty = [
      'Haus\r\nEND:VEVENT',
      'Haus\rX:1',
      'Haus\nATTENDEE:x',
      'a\u0000b',
      'a\u0085b',
      'a\u2028b',
      '\ud800x',
    ]
    for (const location of nasty) {
      const text = writeEvent(anEvent({ location }))
      expect(isWholeEvent(text)).toBe(true)
      expect(unfold(text)).toHaveLength(13)
    }
  })

  test('is read as it was written, whatever the place is called', () => {
    const reached = { folded: 0, escaped: 0, whole: 0 }
    const name = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'مكتبالهجرة ,;'), minLength: 1, maxLength: 90, size: 'max' }),
      fc.string({ unit: fc.constantFrom(...'外国人办公室，\\n'), minLength: 1, maxLength: 90, size: 'max' }),
      fc.string({
        unit: fc.constantFrom('😀', '👩‍👩‍👧', '🇺🇦', 'ї', 'ት', '"', ':'),
        minLength: 1,
        maxLength: 60,
      }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80, size: 'max' }),
    )
    fc.assert(
      fc.property(name, fc.boolean(), fc.integer({ min: 0, max: 1_000 }), (location, cancelled, sequence) => {
        const facts = anEvent({ location, cancelled, sequence })
        const text = writeEvent(facts)
        expect(Math.max(...octets(text))).toBeLessThanOrEqual(75)
        expect(isWholeEvent(text)).toBe(true)
        const [event] = read(text)
        expect(event?.location).toBe(cleanLine(location))
        expect(event?.sequence).toBe(sequence)
        expect(event?.start.equals(facts.start)).toBe(true)
        expect(event?.end.equals(facts.end)).toBe(true)
        expect(event?.stamp.equals(facts.changed)).toBe(true)
        expect(event?.uid).toBe(facts.uid)
        reached[text.includes('\r\n ') ? 'folded' : 'whole'] += 1
        if (/[\\;,]/.test(cleanLine(location))) reached.escaped += 1
      }),
      { numRuns: 200 },
    )
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(0)
  })
})
