import { fillTemplate } from './event-template.ts'
import { foldLines } from './fold.ts'
import { type EventValues, libraryLines } from './library-event.ts'
import { cleanLine } from './text.ts'

/** What people read in an event beside the reference, in the counsellors' language: `Termin`, `Abgesagt`. */
export type EventWords = { readonly appointment: string; readonly cancelled: string }

/** A booking for a counsellor's calendar. There is no place here for a name, a topic or a language. */
export type FeedEvent = {
  /** Stable and unique in the world, for example `<booking>@<host>`. */
  readonly uid: string
  /** As people say it: `K7M-4TX`. */
  readonly reference: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  /** Grows with each change. */
  readonly sequence: number
  readonly changed: Temporal.Instant
  readonly cancelled: boolean
  /** Name of the office; null where there is none. */
  readonly location: string | null
  readonly words: EventWords
}

/** The event in clean words: the title says the reference, and that it is cancelled. */
export const eventValues = (event: FeedEvent): EventValues => {
  const { appointment, cancelled } = event.words
  const title = `${event.cancelled ? `${cancelled}: ` : ''}${appointment} ${event.reference}`
  return {
    uid: cleanLine(event.uid),
    title: cleanLine(title),
    place: event.location === null ? '' : cleanLine(event.location),
    start: event.start,
    end: event.end,
    sequence: event.sequence,
    changed: event.changed,
    cancelled: event.cancelled,
  }
}

/**
 * Writes the VEVENT of a booking (RFC 5545, 3.6.1), to be stored and joined into feeds. A cancelled one stays in
 * the feed for some days, marked, because many calendars never notice that an event is gone.
 */
export const writeEvent = (event: FeedEvent): string => {
  const values = eventValues(event)
  return fillTemplate(values) ?? foldLines(libraryLines(values))
}
