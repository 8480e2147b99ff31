/** The text of one appointment in somebody's calendar, as other programs write it. */
export const remoteEvent = (uid: string, start: string, summary = 'Besprechung'): string => {
  const from = Temporal.Instant.from(start)
  const utc = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//somebody//else//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T080000Z',
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(from.add({ minutes: 45 }))}`,
    `SUMMARY:${summary}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

/** Many appointments, one every ten minutes from a time on, by the names of their files. */
export const manyRemoteEvents = (count: number, start: string): ReadonlyMap<string, string> => {
  const first = Temporal.Instant.from(start)
  const at = (index: number) => first.add({ minutes: index * 10 }).toString()
  return new Map(
    Array.from({ length: count }, (_, index) => [
      `event-${index}.ics`,
      remoteEvent(`event-${index}`, at(index)),
    ]),
  )
}
