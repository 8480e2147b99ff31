import { utcTimes, veventLines } from './vevent.ts'

/** What a calendar shows of a booking, in words that are already clean. */
export type EventValues = {
  readonly uid: string
  readonly title: string
  /** Empty where there is none. */
  readonly place: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly sequence: number
  readonly changed: Temporal.Instant
  readonly cancelled: boolean
}

/** The lines of a booking's VEVENT, unfolded, as `ics` writes them. Throws where it cannot. */
export const libraryLines = (event: EventValues): readonly string[] => {
  // `timestamp` is understood by the library, but missing in its types: a constant lets it through.
  const attributes = {
    uid: event.uid,
    timestamp: event.changed.epochMilliseconds,
    lastModified: event.changed.epochMilliseconds,
    ...utcTimes(event),
    title: event.title,
    sequence: event.sequence,
    status: event.cancelled ? 'CANCELLED' : 'CONFIRMED',
    transp: event.cancelled ? 'TRANSPARENT' : 'OPAQUE',
    busyStatus: event.cancelled ? 'FREE' : 'BUSY',
    ...(event.place === '' ? {} : { location: event.place }),
  } as const
  return veventLines(attributes)
}
