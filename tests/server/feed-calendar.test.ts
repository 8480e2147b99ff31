// Texts and tags of feeds, with the content of the demonstration. Needs no server.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FeedEvent } from '../../src/booking/ports/records.ts'
import type { OpenedFeed } from '../../src/booking/use-cases/signatures.ts'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { readContent } from '../../src/information/loader/read-content.ts'
import { projectFolder } from '../../src/server/build-folder.ts'
import { calendarTextsOf } from '../../src/server/calendars.ts'
import { makeFeedCalendar } from '../../src/server/feed-calendar.ts'
import { createChangedSince } from '../../src/server/feed-changes.ts'

const content = readContent(join(projectFolder, 'content'))
const texts = calendarTextsOf(content)
const [office] = content.offices

const feed = (changes: Partial<OpenedFeed> = {}): OpenedFeed => ({
  ...{ id: 'c1', scope: 'counsellor', target: 'c1', name: 'Integrationsmanagement 1' },
  ...{ details: [], generation: 1, fetched: null, labels: new Map(), mark: 'm', events: async () => [] },
  ...changes,
})

const event = (changes: Partial<FeedEvent> = {}): FeedEvent => ({
  ...{ counsellor: 'c1', topic: 'housing', language: 'ar' },
  text: texts.events.write({
    ...{ booking: 'b1', reference: 'K7M-4TX', office: office?.id ?? null, sequence: 0, cancelled: false },
    start: Temporal.Instant.from('2026-11-24T08:00:00Z'),
    end: Temporal.Instant.from('2026-11-24T08:30:00Z'),
    changed: Temporal.Instant.from('2026-11-22T11:00:00Z'),
  }),
  ...changes,
})

const calendar = makeFeedCalendar(texts, content)
const written = (changes: Partial<OpenedFeed>, ...events: FeedEvent[]) =>
  readEvents(calendar.write(feed(changes), events))

describe('the text of a feed', () => {
  it('says no more than that there is an appointment, its reference, and where', () => {
    const text = calendar.write(feed(), [event()])
    expect(readEvents(text)).toMatchObject([
      { summary: 'Termin K7M-4TX', description: '', location: office?.name },
    ])
    expect(text).not.toMatch(/Wohnen|Arabisch|housing|:ar\b/)
  })

  it('says topic and language, in German, where that was chosen', () => {
    const description = (...details: OpenedFeed['details']) => written({ details }, event())[0]?.description
    expect(description('topic', 'language')).toBe('Wohnen · Arabisch')
    expect(description('topic')).toBe('Wohnen')
    expect(description('language')).toBe('Arabisch')
    expect(written({ details: ['topic', 'language'] }, event({ topic: 'gone', language: '' }))).toMatchObject(
      [{ description: 'gone' }],
    )
  })

  it('says whose each appointment is, where it is of several', () => {
    const labels = new Map([['c1', 'Integrationsmanagement 1']])
    const events = [event(), event({ counsellor: 'c9' })]
    expect(
      written({ scope: 'district', target: '', labels }, ...events).map(({ summary }) => summary),
    ).toEqual(['Termin K7M-4TX · Integrationsmanagement 1', 'Termin K7M-4TX · c9'])
  })

  it('is called after whose it is', () => {
    const name = (changes: Partial<OpenedFeed>) =>
      /X-WR-CALNAME:(.*)\r/.exec(calendar.write(feed(changes), []).replaceAll('\r\n ', ''))?.[1]
    expect(name({})).toBe('Integrationsmanagement 1 · Lotse (Demonstration)')
    expect(name({ scope: 'office', target: office?.id ?? '' })).toBe(
      `${office?.name} · Lotse (Demonstration)`,
    )
    expect(name({ scope: 'office', target: 'gone' })).toBe('gone · Lotse (Demonstration)')
    expect(name({ scope: 'district' })).toBe(`${content.district.name.de} · Lotse (Demonstration)`)
  })
})

describe('the tag of a feed', () => {
  it('is another one for whatever makes the text another one', () => {
    const tag = (changes: Partial<OpenedFeed> = {}) => calendar.stateOf(feed(changes)).tag
    expect(tag()).toBe(tag())
    const others = [
      ...[
        tag({ id: 'f1' }),
        tag({ generation: 2 }),
        tag({ mark: 'n' }),
        tag({ name: 'Integrationsmanagement 2' }),
      ],
      ...[tag({ details: ['topic'] }), tag({ details: ['topic', 'language'] })],
      ...[tag({ labels: new Map([['c1', 'A']]) }), tag({ labels: new Map([['c1', 'B']]) })],
      ...[tag({ scope: 'district' }), tag({ scope: 'office' })],
    ]
    expect(new Set([tag(), ...others]).size).toBe(others.length + 1)
    const [topic, ...rest] = content.topics
    if (!topic) throw new Error('there are no topics')
    const renamed = { ...topic, texts: { ...topic.texts, de: { name: 'Anders', line: 'Anders' } } }
    const other = makeFeedCalendar(texts, { ...content, topics: [renamed, ...rest] })
    expect(other.stateOf(feed()).tag).not.toBe(tag())
  })
})

describe('since when a feed is as it is', () => {
  const start = Temporal.Instant.from('2026-11-22T10:00:00.700Z')
  const shown = (instant: Temporal.Instant) => instant.toString().slice(17, 19)

  it('is when it was first seen so, in whole seconds', () => {
    const since = createChangedSince()
    expect(shown(since('f', 'one', start))).toBe('00')
    expect(shown(since('f', 'one', start.add({ seconds: 30 })))).toBe('00')
    expect(shown(since('f', 'two', start.add({ seconds: 31 })))).toBe('31')
    expect(shown(since('g', 'one', start.add({ seconds: 40 })))).toBe('40')
  })

  it('is another second for each text, also of two within one, and when the clock is set back', () => {
    const since = createChangedSince()
    since('f', 'one', start)
    expect(shown(since('f', 'two', start.add({ milliseconds: 100 })))).toBe('01')
    expect(shown(since('f', 'one', start.subtract({ seconds: 20 })))).toBe('02')
  })
})
