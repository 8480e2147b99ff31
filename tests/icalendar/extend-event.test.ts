import { describe, expect, test } from 'vitest'
import { makeExtend } from '../../src/icalendar/extend-event.ts'
import { unfold } from '../../src/icalendar/fold.ts'
import { isWholeEvent } from '../../src/icalendar/join-feed.ts'
import { writeEvent } from '../../src/icalendar/write-event.ts'

const event = (location: string | null = 'Rathaus', appointment = 'Termin') =>
  writeEvent({
    ...{ uid: 'b1@lotse.example', reference: 'K7M-4TX', sequence: 0, cancelled: false, location },
    start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
    end: Temporal.Instant.from('2026-11-24T08:30:00Z'),
    changed: Temporal.Instant.from('2026-11-22T11:00:00Z'),
    words: { appointment, cancelled: 'Abgesagt' },
  })

describe('what is said in an event beside what is stored', () => {
  test('stands behind the title, and in the description', () => {
    const text = makeExtend({ title: 'Beratung, Nord', description: 'Wohnen · Arabisch' })(event())
    expect(unfold(text).slice(0, 5)).toEqual([
      'BEGIN:VEVENT',
      'DESCRIPTION:Wohnen · Arabisch',
      'UID:b1@lotse.example',
      'SUMMARY:Termin K7M-4TX · Beratung\\, Nord',
      'DTSTAMP:20261122T110000Z',
    ])
    expect(unfold(text)).toHaveLength(unfold(event()).length + 1)
  })

  test('is nothing where there is nothing to say', () => {
    for (const title of ['', ' \r\n ', '\u0000'])
      expect(makeExtend({ title, description: '' })(event())).toBe(event())
  })

  test('goes behind a title that was folded too', () => {
    const long = 'موعد '.repeat(30).trim()
    const lines = unfold(makeExtend({ title: 'Nord', description: '' })(event(null, long)))
    expect(lines).toContain(`SUMMARY:${long} K7M-4TX · Nord`)
  })

  test('takes nothing for a pattern, and cannot break out of its line', () => {
    for (const nasty of [
      "$& $1 $'",
      'a\r\nEND:VEVENT',
      'a\rX:1',
      'a\nATTENDEE:x',
      'a\u0085b',
      'a\u2028b',
      '\ud800',
    ]) {
      const text = makeExtend({ title: nasty, description: nasty })(event())
      expect(isWholeEvent(text)).toBe(true)
      expect(unfold(text)).toHaveLength(unfold(event()).length + 1)
    }
  })

  test('does not mend what is damaged', () => {
    const extend = makeExtend({ title: 'Nord', description: 'Wohnen' })
    for (const damaged of ['', 'X:1\r\n', event().slice(0, -20), event().replace('\r\n', '\n')])
      expect(isWholeEvent(extend(damaged))).toBe(false)
  })
})
