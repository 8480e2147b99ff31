import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillTemplate } from '../../src/icalendar/event-template.ts'
import { foldLines } from '../../src/icalendar/fold.ts'
import { type EventValues, libraryLines } from '../../src/icalendar/library-event.ts'
import { cleanLine } from '../../src/icalendar/text.ts'

const anEvent = (changes: Partial<EventValues> = {}): EventValues => ({
  uid: 'b1@lotse.example',
  title: 'Termin K7M-4TX',
  place: 'Rathaus',
  start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
  end: Temporal.Instant.from('2026-11-24T08:30:00Z'),
  sequence: 2,
  changed: Temporal.Instant.from('2026-11-22T11:00:00.999Z'),
  cancelled: false,
  ...changes,
})

const text = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(...'Termin Abgesagt: äöüß-7', '外', 'ї', '😀', '\u200f'),
      maxLength: 90,
      size: 'max',
    }),
    fc.string({ unit: 'binary', maxLength: 80, size: 'max' }),
  )
  .map(cleanLine)

const instant = fc
  .integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(9998, 11, 31) })
  .map(milliseconds => Temporal.Instant.fromEpochMilliseconds(milliseconds))

const event: fc.Arbitrary<EventValues> = fc.record({
  uid: text,
  title: text,
  place: text,
  start: instant,
  end: instant,
  sequence: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  changed: instant,
  cancelled: fc.boolean(),
})

describe('an event that is filled into a template', () => {
  test('is to the byte what the library writes', () => {
    let filled = 0
    fc.assert(
      fc.property(event, values => {
        const written = fillTemplate(values)
        if (written === undefined) return
        filled += 1
        expect(written).toBe(foldLines(libraryLines(values)))
      }),
      { numRuns: 500 },
    )
    expect(filled).toBeGreaterThan(100)
  })

  test('is left to the library where a value needs more than to be filled in', () => {
    const special: readonly Partial<EventValues>[] = [
      { title: 'Haus, Garten' },
      { title: '' },
      { uid: '' },
      { sequence: -1 },
      { sequence: 0.5 },
      { sequence: 2 ** 31 },
      { start: Temporal.Instant.from('1969-12-31T23:59:59Z') },
      { end: Temporal.Instant.from('+010000-01-01T00:00:00Z') },
    ]
    for (const changes of special) expect(fillTemplate(anEvent(changes))).toBeUndefined()
    expect(fillTemplate(anEvent())).toBeDefined()
  })
})
