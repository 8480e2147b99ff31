import { foldLines } from './fold.ts'
import { productId } from './join-feed.ts'
import { cleanLine, cleanText, escapeText } from './text.ts'
import { utcTimes, veventLines } from './vevent.ts'

/** A booking for its reader's own calendar, in her language. */
export type ReaderEvent = {
  readonly uid: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly sequence: number
  readonly changed: Temporal.Instant
  readonly cancelled: boolean
  readonly summary: string
  /** Place with address; null for a call. */
  readonly location: string | null
  readonly description: string
  /** Absolute address of her appointment, without the code. */
  readonly url: string | null
}

const reminders = [{ days: 1 }, { hours: 2 }] as const

// The library escapes all texts but those of alarms.
const alarmText = (text: string): string => cleanLine(text).replaceAll(/[\\;,]/g, found => `\\${found}`)

const alarmsOf = ({ cancelled, summary }: ReaderEvent) =>
  cancelled
    ? []
    : reminders.map(time => ({
        action: 'display' as const,
        description: alarmText(summary),
        trigger: { ...time, before: true },
      }))

/** Writes a calendar file with one event and, while it is not cancelled, two reminders (RFC 5545; 5546, 3.2.1). */
export const writeReaderFile = (event: ReaderEvent): string => {
  const attributes = {
    uid: cleanLine(event.uid),
    timestamp: event.changed.epochMilliseconds,
    ...utcTimes(event),
    title: cleanLine(event.summary),
    description: cleanText(event.description),
    sequence: event.sequence,
    status: event.cancelled ? 'CANCELLED' : 'CONFIRMED',
    transp: event.cancelled ? 'TRANSPARENT' : 'OPAQUE',
    alarms: alarmsOf(event),
    ...(event.location === null ? {} : { location: cleanLine(event.location) }),
    ...(event.url === null ? {} : { url: new URL(event.url).href }),
  } as const
  return foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(productId)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...veventLines(attributes),
    'END:VCALENDAR',
  ])
}
