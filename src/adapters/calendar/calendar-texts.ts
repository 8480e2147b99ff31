import type { EventFacts, EventWriter } from '../../booking/ports/event-writer.ts'
import { type Extension, makeExtend } from '../../icalendar/extend-event.ts'
import { type FeedParts, type JoinedFeed, joinFeed } from '../../icalendar/join-feed.ts'
import { type EventWords, writeEvent } from '../../icalendar/write-event.ts'
import { type Invitation, writeInvitation } from '../../icalendar/write-invitation.ts'
import { writeObject } from '../../icalendar/write-object.ts'
import { type ReaderEvent, writeReaderFile } from '../../icalendar/write-reader-file.ts'

type Surroundings = {
  /** The host that makes event ids unique in the world; a change of it doubles events in calendars. */
  readonly host: string
  /** Name of an office by its id. */
  readonly officeName: (office: string) => string | undefined
  /** What a counsellor reads: `Termin`, and `Abgesagt` before it. */
  readonly words: EventWords
}

/** What a reader's calendar file says, apart from what makes the event the same one each time. */
export type ReaderFileFacts = Omit<ReaderEvent, 'uid'> & { readonly booking: string }

/** Calendar texts of one installation. */
export type CalendarTexts = {
  readonly events: EventWriter
  readonly feed: (parts: FeedParts) => JoinedFeed
  /** Makes what writes an extension into stored events. */
  readonly extension: (extension: Extension) => (text: string) => string
  readonly readerFile: (facts: ReaderFileFacts) => string
  /** A calendar object for CalDAV around a stored event. */
  readonly object: (event: string) => string
  readonly invitation: (invitation: Invitation) => string
}

/** Writes calendar texts with the names and event ids of this installation. */
export const createCalendarTexts = ({ host, officeName, words }: Surroundings): CalendarTexts => {
  const uidOf = (booking: string): string => `${booking}@${host}`
  const write = ({ booking, office, ...facts }: EventFacts): string => {
    const location = office === null ? null : (officeName(office) ?? null)
    return writeEvent({ ...facts, uid: uidOf(booking), location, words })
  }
  return {
    events: { write },
    feed: joinFeed,
    extension: makeExtend,
    object: writeObject,
    invitation: writeInvitation,
    readerFile: ({ booking, ...facts }) => writeReaderFile({ ...facts, uid: uidOf(booking) }),
  }
}
