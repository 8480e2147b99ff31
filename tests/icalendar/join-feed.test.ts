import { describe, expect, test } from 'vitest'
import { unfold } from '../../src/icalendar/fold.ts'
import { joinFeed } from '../../src/icalendar/join-feed.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { writeEvent } from '../../src/icalendar/write-event.ts'

const start = Temporal.Instant.from('2026-11-24T08:00:00Z')
const event = (place: number) =>
  writeEvent({
    uid: `b${place}@lotse.example`,
    reference: 'K7M-4TX',
    start: start.add({ hours: place }),
    end: start.add({ hours: place, minutes: 30 }),
    sequence: 0,
    changed: start,
    cancelled: false,
    location: null,
    words: { appointment: 'Termin', cancelled: 'Abgesagt' },
  })
const feedOf = (...events: string[]) =>
  joinFeed({ name: 'Termine, alle', description: 'Zur Probe; nur\ndas', events })

describe('a feed', () => {
  test('says what it is and how often it changes', () => {
    expect(unfold(feedOf().text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Lotse//Lotse//DE',
      'CALSCALE:GREGORIAN',
      'NAME:Termine\\, alle',
      'X-WR-CALNAME:Termine\\, alle',
      'DESCRIPTION:Zur Probe\\; nur\\ndas',
      'X-WR-CALDESC:Zur Probe\\; nur\\ndas',
      'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
      'X-PUBLISHED-TTL:PT15M',
      'END:VCALENDAR',
    ])
  })

  test('holds all events, each line ended by CRLF', () => {
    const { text, leftOut } = feedOf(event(1), event(2), event(3))
    expect(readEvents(text).map(({ uid }) => uid)).toEqual(
      ['b1', 'b2', 'b3'].map(id => `${id}@lotse.example`),
    )
    expect(leftOut).toEqual([])
    expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
  })

  const damaged = {
    'an empty text': '',
    'a text cut off': event(9).slice(0, -20),
    'a bare line feed': event(9).replace('\r\n', '\n'),
    'an event within an event': event(9).replace('SEQUENCE:0', 'BEGIN:VEVENT\r\nEND:VEVENT'),
    'two events': event(8) + event(9),
    'something after the event': `${event(9)}X:1\r\n`,
    'an end too early': event(9).replace('SEQUENCE:0', 'END:VEVENT'),
    'the end of the calendar': event(9).replace('SEQUENCE:0', 'END:VCALENDAR'),
    'an alarm that does not end': event(9).replace('SEQUENCE:0', 'BEGIN:VALARM'),
    'a line that is no property': event(9).replace('SEQUENCE:0', 'what is this'),
    'no id': event(9).replace(/UID:.*\r\n/, ''),
    'no stamp': event(9).replace(/DTSTAMP:.*\r\n/, ''),
    'no start': event(9).replace(/DTSTART:.*\r\n/, ''),
  }

  test.each(Object.entries(damaged))('leaves out %s, tells so, and shows the others', (_, text) => {
    const feed = feedOf(event(1), text, event(2))
    expect(feed.leftOut).toEqual([1])
    expect(readEvents(feed.text)).toHaveLength(2)
  })

  test('of 5,000 events is joined in a moment', () => {
    const events = Array.from({ length: 5_000 }, () => event(1))
    const begin = performance.now()
    expect(joinFeed({ name: 'n', description: 'd', events }).leftOut).toEqual([])
    expect(performance.now() - begin).toBeLessThan(1_000)
  })
})
