import { describe, expect, test } from 'vitest'
import { readBusy } from '../../src/icalendar/read-busy.ts'

const frame = {
  from: Temporal.Instant.from('2026-10-01T00:00:00Z'),
  to: Temporal.Instant.from('2026-12-31T00:00:00Z'),
  zone: 'Europe/Berlin',
}

const calendar = (...events: readonly string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//DE', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n')

const event = (...lines: string[]): string[] => [
  'BEGIN:VEVENT',
  ...(lines.some(line => line.startsWith('UID')) ? [] : ['UID:1']),
  'DTSTAMP:20261001T000000Z',
  ...lines,
  'END:VEVENT',
]

const busy = (...events: readonly string[][]) =>
  readBusy(calendar(...events), frame).map(({ from, to }) => `${from} ${to}`)

describe('busy time from a calendar', () => {
  test('in UTC, in a named zone and without one', () => {
    expect(busy(event('DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z'))).toEqual([
      '2026-11-24T08:00:00Z 2026-11-24T09:00:00Z',
    ])
    const berlin = ['2026-10-20T07:00:00Z 2026-10-20T08:00:00Z']
    expect(
      busy(event('DTSTART;TZID=Europe/Berlin:20261020T090000', 'DTEND;TZID=Europe/Berlin:20261020T100000')),
    ).toEqual(berlin)
    expect(busy(event('DTSTART:20261020T090000', 'DURATION:PT1H'))).toEqual(berlin)
  })

  test('in the zone names of Windows and of programs that prefix them', () => {
    for (const tzid of ['W. Europe Standard Time', '/citadel.org/20260101_1/Europe/Berlin', 'No Such Zone'])
      expect(
        busy(event(`DTSTART;TZID=${tzid}:20261020T090000`, `DTEND;TZID=${tzid}:20261020T100000`)),
      ).toEqual(['2026-10-20T07:00:00Z 2026-10-20T08:00:00Z'])
  })

  test('in a zone that only the calendar itself explains', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Haus', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
    ]
    expect(busy(zone, event('DTSTART;TZID=Haus:20261020T090000', 'DTEND;TZID=Haus:20261020T100000'))).toEqual(
      ['2026-10-20T06:00:00Z 2026-10-20T07:00:00Z'],
    )
  })

  test('of a whole day is that day in Berlin, also the one with 25 hours', () => {
    expect(busy(event('DTSTART;VALUE=DATE:20261025'))).toEqual(['2026-10-24T22:00:00Z 2026-10-25T23:00:00Z'])
    expect(busy(event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'))).toEqual([
      '2026-12-23T23:00:00Z 2026-12-26T23:00:00Z',
    ])
  })

  test('recurs by the wall clock across the end of summer time, for years, without what was taken out', () => {
    const weekly = event(
      'DTSTART;TZID=Europe/Berlin:20190101T090000',
      'DTEND;TZID=Europe/Berlin:20190101T100000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU',
      'EXDATE;TZID=Europe/Berlin:20261027T090000',
    )
    const found = busy(weekly)
    expect(found.slice(2, 4)).toEqual([
      '2026-10-20T07:00:00Z 2026-10-20T08:00:00Z',
      '2026-11-03T08:00:00Z 2026-11-03T09:00:00Z',
    ])
    expect(found).toHaveLength(12)
  })

  test('heeds occurrences that were moved, cancelled or marked as free', () => {
    const start = 'DTSTART;TZID=Europe/Berlin'
    const series = event(`${start}:20261103T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4')
    const changed = (day: string, ...lines: string[]) =>
      event(`RECURRENCE-ID;TZID=Europe/Berlin:${day}T090000`, ...lines)
    expect(
      busy(
        series,
        changed('20261110', `${start}:20261111T140000`, 'DURATION:PT30M'),
        changed('20261117', `${start}:20261117T090000`, 'DURATION:PT1H', 'STATUS:CANCELLED'),
        changed('20261124', `${start}:20261124T090000`, 'DURATION:PT1H', 'TRANSP:TRANSPARENT'),
      ),
    ).toEqual(['2026-11-03T08:00:00Z 2026-11-03T09:00:00Z', '2026-11-11T13:00:00Z 2026-11-11T13:30:00Z'])
  })

  test('does not count what is free, cancelled, without length or out of the frame', () => {
    const hour = ['DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z']
    expect(busy(event(...hour, 'TRANSP:TRANSPARENT'))).toEqual([])
    expect(busy(event(...hour, 'STATUS:CANCELLED'))).toEqual([])
    expect(busy(event(...hour, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'))).toEqual([])
    expect(busy(event('DTSTART:20261124T080000Z'))).toEqual([])
    expect(busy(event('DTSTART:20270124T080000Z', 'DTEND:20270124T090000Z'))).toEqual([])
  })

  test('is never empty because it cannot be read', () => {
    expect(() => readBusy('this is no calendar', frame)).toThrow()
    expect(() => readBusy('', frame)).toThrow()
    const endless = event('DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')
    expect(() => busy(endless)).toThrow(/too often/)
  })

  test('ends in the zone of its end', () => {
    const flight = event(
      'DTSTART;TZID=Europe/Berlin:20261124T140000',
      'DTEND;TZID=America/New_York:20261124T110000',
    )
    expect(busy(flight)).toEqual(['2026-11-24T13:00:00Z 2026-11-24T16:00:00Z'])
    const weekly = event(
      'DTSTART;TZID=Europe/Berlin:20261117T140000',
      'DTEND;TZID=Europe/London:20261117T140000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    )
    expect(busy(weekly)).toEqual([
      '2026-11-17T13:00:00Z 2026-11-17T14:00:00Z',
      '2026-11-24T13:00:00Z 2026-11-24T14:00:00Z',
    ])
  })

  test('has the last occurrence of a series that ends at an instant', () => {
    const until = event(
      'DTSTART;TZID=Europe/Berlin:20261110T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;UNTIL=20261124T080000Z',
    )
    expect(busy(until).at(-1)).toBe('2026-11-24T08:00:00Z 2026-11-24T09:00:00Z')
    expect(busy(until)).toHaveLength(3)
  })

  test('is where an occurrence was moved to, by whatever it is named, and not where it was', () => {
    const series = event(
      'DTSTART;TZID=Europe/Berlin:20261103T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;COUNT=3',
    )
    const moved = (id: string) =>
      busy(series, event(id, 'DTSTART;TZID=Europe/Berlin:20261112T150000', 'DURATION:PT1H'))
    for (const id of [
      'RECURRENCE-ID:20261110T080000Z',
      'RECURRENCE-ID;TZID=America/New_York:20261110T030000',
      'RECURRENCE-ID;VALUE=DATE:20261110',
    ])
      expect(moved(id), id).toEqual([
        '2026-11-03T08:00:00Z 2026-11-03T09:00:00Z',
        '2026-11-12T14:00:00Z 2026-11-12T15:00:00Z',
        '2026-11-17T08:00:00Z 2026-11-17T09:00:00Z',
      ])
    // Of a series that was shortened since, or brought here from beyond what is read.
    expect(moved('RECURRENCE-ID:20270810T070000Z')).toContain('2026-11-12T14:00:00Z 2026-11-12T15:00:00Z')
  })
})
