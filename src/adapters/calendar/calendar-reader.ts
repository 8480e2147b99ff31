import { createHash } from 'node:crypto'
import type { CalendarReader } from '../../calendars/ports/reader.ts'
import { readEvents } from '../../icalendar/read-events.ts'
import { readInWorker } from './read-in-worker.ts'

/** What two objects must share to be the same appointment; servers and programs add and reorder much else. */
const essence = (text: string): string =>
  JSON.stringify(
    readEvents(text).map(({ uid, summary, location, status, start, end }) => [
      ...[uid, summary, location, status, start.toString(), end.toString()],
    ]),
  )

type Settings = {
  /** Where dates and times without a zone are meant, for example `Europe/Berlin`. */
  readonly zone: string
  /** What the ids of this installation's own events end with. */
  readonly host: string
}

/** Understands calendar texts. */
export const createCalendarReader = ({ zone, host }: Settings): CalendarReader => ({
  busyIn: async (texts, { from, to }) => {
    const frame = { from: from.epochMilliseconds, to: to.epochMilliseconds, zone }
    const answers = await readInWorker(texts.map(text => ({ text, ...frame })))
    const instant = Temporal.Instant.fromEpochMilliseconds
    return answers.map(
      times =>
        times
          ?.filter(({ uid }) => !uid.endsWith(`@${host}`))
          .map(time => ({ from: instant(time.from), to: instant(time.to) })) ?? null,
    )
  },
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
