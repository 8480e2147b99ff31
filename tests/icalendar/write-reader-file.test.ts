import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unfold } from '../../src/icalendar/fold.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { cleanLine, cleanText } from '../../src/icalendar/text.ts'
import { type ReaderEvent, writeReaderFile } from '../../src/icalendar/write-reader-file.ts'

const anEvent = (changes: Partial<ReaderEvent> = {}): ReaderEvent => ({
  uid: 'b1@lotse.example',
  start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
  end: Temporal.Instant.from('2026-11-24T08:30:00Z'),
  sequence: 0,
  changed: Temporal.Instant.from('2026-11-22T11:00:00Z'),
  cancelled: false,
  summary: 'موعد; مع المستشار, K7M-4TX',
  location: 'Rathaus, Marktplatz 1, 76437 Rastatt',
  description: 'أحضر جواز سفرك\nBitte Pass mitbringen',
  url: 'https://lotse.example/ar/appointment/K7M-4TX/',
  ...changes,
})

describe('a calendar file for a reader', () => {
  test('has place, words, address and two reminders', () => {
    const [event] = readEvents(writeReaderFile(anEvent()))
    expect(event).toMatchObject({
      uid: 'b1@lotse.example',
      summary: 'موعد; مع المستشار, K7M-4TX',
      location: 'Rathaus, Marktplatz 1, 76437 Rastatt',
      description: 'أحضر جواز سفرك\nBitte Pass mitbringen',
      url: 'https://lotse.example/ar/appointment/K7M-4TX/',
      status: 'CONFIRMED',
      alarms: ['-P1D', '-PT2H'],
    })
  })

  test('is published, not an invitation', () => {
    const lines = unfold(writeReaderFile(anEvent()))
    expect(lines.slice(0, 6)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Lotse//Lotse//DE',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
    ])
    expect(lines.filter(line => /^(ATTENDEE|ORGANIZER)/.test(line))).toEqual([])
  })

  test('of a cancelled appointment reminds of nothing', () => {
    const [event] = readEvents(writeReaderFile(anEvent({ cancelled: true, location: null, url: null })))
    expect(event).toMatchObject({ status: 'CANCELLED', alarms: [], location: '', url: '' })
  })

  test.each([
    'http://127.0.0.1:4321/ar/',
    'http://localhost:4321/ar/x/#c=1',
    'https://kreis-rastatt.example/a?b=c',
  ])('can link to %s', url => expect(readEvents(writeReaderFile(anEvent({ url })))[0]?.url).toBe(url))

  test('is read as it was written, in every script', () => {
    const words = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'موعد مع ,;\n\\'), minLength: 1, maxLength: 120, size: 'max' }),
      fc.string({
        unit: fc.constantFrom(...'约见，;\r\n😀🇺🇦ትї"'),
        minLength: 1,
        maxLength: 120,
        size: 'max',
      }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80, size: 'max' }),
    )
    fc.assert(
      fc.property(words, words, words, (summary, description, location) => {
        const text = writeReaderFile(anEvent({ summary: `T${summary}`, description, location }))
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const [event] = readEvents(text)
        expect(event?.summary).toBe(cleanLine(`T${summary}`))
        expect(event?.description).toBe(cleanText(description))
        expect(event?.location).toBe(cleanLine(location))
        expect(event?.alarms).toHaveLength(2)
      }),
      { numRuns: 200 },
    )
  })
})
