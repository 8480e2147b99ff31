import { createHash } from 'node:crypto'
import type { CalendarReader } from '../../calendars/ports/reader.ts'
import { readBusy } from '../../icalendar/read-busy.ts'
import { readEvents } from '../../icalendar/read-events.ts'

/** What two objects must share to be the same appointment; servers and programs add and reorder much else. */
const essence = (text: string): string =>
  JSON.stringify(
    readEvents(text).map(({ uid, summary, location, status, start, end }) => [
      ...[uid, summary, location, status, start.toString(), end.toString()],
    ]),
  )

/** Understands calendar texts; dates and times without a zone are in the zone given, for example `Europe/Berlin`. */
export const createCalendarReader = (zone: string): CalendarReader => ({
  busyIn: (text, frame) => readBusy(text, { ...frame, zone }),
  isSame: (text, other) => {
    if (text === other) return true
    try {
      return essence(text) === essence(other)
    } catch {
      // What cannot be read is not what we wrote.
      return false
    }
  },
  hash: text => createHash('sha256').update(text).digest('base64url').slice(0, 22),
})
