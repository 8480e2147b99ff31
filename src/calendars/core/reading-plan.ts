import type { Connection } from './connection.ts'

/** How far calendars are read: a day back, and beyond every horizon ahead. Days. */
const readingDays = { back: 1, ahead: 120 } as const

/** How often a calendar is read, and how often all of it, because recurring events come into the window. */
const everyMinutes = 2
const wholeEveryHours = 24
/** From when on a calendar that could not be read counts as stale. */
const staleMinutes = 30

const isOlder = (
  instant: Temporal.Instant,
  now: Temporal.Instant,
  age: { minutes?: number; hours?: number },
) => Temporal.Instant.compare(instant.add(age), now) <= 0

/** The window that is read now. */
export const readingWindow = (now: Temporal.Instant): { from: Temporal.Instant; to: Temporal.Instant } => ({
  from: now.subtract({ hours: readingDays.back * 24 }),
  to: now.add({ hours: readingDays.ahead * 24 }),
})

/** Whether a calendar is to be read again. */
export const isDue = ({ reads, read }: Connection, now: Temporal.Instant): boolean =>
  reads && (read === null || isOlder(read, now, { minutes: everyMinutes }))

/** Where reading goes on; null where all is to be read anew. */
export const markFor = ({ mark, whole }: Connection, now: Temporal.Instant): string | null =>
  whole === null || isOlder(whole, now, { hours: wholeEveryHours }) ? null : mark

/** Whether so much time has gone since a calendar was read that it may say something else by now. */
export const isStale = ({ reads, read, created }: Connection, now: Temporal.Instant): boolean =>
  reads && isOlder(read ?? created, now, { minutes: staleMinutes })
