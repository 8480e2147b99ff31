// What is written is read back equal by a library that did not write it, whatever people called things.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCalendarTexts } from '../../src/adapters/calendar/calendar-texts.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { cleanLine, cleanText } from '../../src/icalendar/text.ts'

const letters = [
  'موعد عند مستشارة الاندماج',
  'ቆጸራ ምስ ኣማኻሪ',
  'Зустріч із консультанткою ї є ґ',
  '与融合顾问的约见，地址：市政厅',
  'Straße, Öffnung; Büro\\Flur: "2"',
]
const pieces = [
  '😀',
  '👩‍👩‍👧',
  '🇺🇦',
  '\n',
  '\r\n',
  ',',
  ';',
  '\\',
  '\\n',
  ':',
  '"',
  '\u200f',
  '\t',
  'END:VEVENT',
  'é',
]

const words = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...letters, ...letters.flatMap(line => [...line]), ...pieces), { maxLength: 40 })
      .map(parts => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120, size: 'max' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...letters, ...pieces).map(piece => piece.repeat(200 / piece.length)),
  },
)

const instant = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) })
  .map(milliseconds => Temporal.Instant.fromEpochMilliseconds(milliseconds - (milliseconds % 1_000)))

const booking = fc.record({
  booking: fc.uuid(),
  reference: fc.stringMatching(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/),
  start: instant,
  minutes: fc.integer({ min: 5, max: 240 }),
  changed: instant,
  sequence: fc.integer({ min: 0, max: 1_000 }),
  cancelled: fc.boolean(),
  office: fc.option(words),
  counsellor: words,
  details: words,
})

const textsOf = (appointment: string) =>
  createCalendarTexts({
    host: 'kreis.lotse',
    officeName: name => name,
    words: { appointment, cancelled: 'Abgesagt' },
  })

const longest = (text: string): number => Math.max(...text.split('\r\n').map(line => Buffer.byteLength(line)))

const numRuns = 1_000

describe('a calendar text', () => {
  test('of a feed is read back equal, in every script, with every name of counsellor, office and topic', () => {
    const reached = { folded: 0, several: 0, lines: 0 }
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 4 }), words, words, (bookings, name, appointment) => {
        const texts = textsOf(appointment)
        const events = bookings.map(({ minutes, counsellor, details, ...facts }) => {
          const text = texts.events.write({ ...facts, end: facts.start.add({ minutes }) })
          return texts.extension({ title: counsellor, description: details })(text)
        })
        const { text, leftOut } = texts.feed({ name, description: name, events })
        expect(leftOut).toEqual([])
        expect(longest(text)).toBeLessThanOrEqual(75)
        const read = readEvents(text)
        expect(read).toHaveLength(bookings.length)
        for (const [place, event] of read.entries()) {
          const facts = bookings[place]
          if (!facts) throw new Error('an event too many')
          const title = cleanLine(`${facts.cancelled ? 'Abgesagt: ' : ''}${appointment} ${facts.reference}`)
          const counsellor = cleanLine(facts.counsellor)
          expect(event.summary).toBe(counsellor === '' ? title : `${title} · ${counsellor}`)
          expect(event.description).toBe(cleanText(facts.details))
          expect(event.location).toBe(facts.office === null ? '' : cleanLine(facts.office))
          expect(event.uid).toBe(`${facts.booking}@kreis.lotse`)
          expect(event.sequence).toBe(facts.sequence)
          expect(event.status).toBe(facts.cancelled ? 'CANCELLED' : 'CONFIRMED')
          expect(event.start.equals(facts.start)).toBe(true)
          expect(event.end.equals(facts.start.add({ minutes: facts.minutes }))).toBe(true)
          expect(event.stamp.equals(facts.changed)).toBe(true)
          if (cleanText(facts.details).includes('\n')) reached.lines += 1
        }
        if (text.includes('\r\n ')) reached.folded += 1
        if (bookings.length > 1) reached.several += 1
      }),
      { numRuns },
    )
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(100)
  })

  test('for a reader is read back equal, in every script', () => {
    fc.assert(
      fc.property(booking, words, ({ minutes, office, counsellor, details, ...facts }, summary) => {
        const link = `https://kreis.example/ar/appointment/${facts.reference}/`
        const text = textsOf('Termin').readerFile({
          ...facts,
          ...{ end: facts.start.add({ minutes }), summary: `T ${summary}`, location: office },
          ...{ description: details, url: link },
        })
        expect(longest(text)).toBeLessThanOrEqual(75)
        const [event, ...others] = readEvents(text)
        expect(others).toEqual([])
        expect(event?.summary).toBe(cleanLine(`T ${summary}`))
        expect(event?.description).toBe(cleanText(details))
        expect(event?.location).toBe(office === null ? '' : cleanLine(office))
        expect(event?.url).toBe(link)
        expect(event?.uid).toBe(`${facts.booking}@kreis.lotse`)
        expect(event?.sequence).toBe(facts.sequence)
        expect(event?.start.equals(facts.start)).toBe(true)
        expect(event?.end.equals(facts.start.add({ minutes }))).toBe(true)
      }),
      { numRuns },
    )
  })
})
