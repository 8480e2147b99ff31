import { busyQuanta } from '../core/busy-quanta.ts'
import type { BusyQuanta } from '../core/busy-time.ts'
import { CalendarFailure } from '../core/calendar-failure.ts'
import type { Connection } from '../core/connection.ts'
import { bookingOfObject } from '../core/object-name.ts'
import { markFor, readingWindow } from '../core/reading-plan.ts'
import type { BusyChange } from '../ports/keeper.ts'
import type { Reading, RemoteObject } from '../ports/remote-calendar.ts'
import { accountOf, type CalendarDependencies } from './dependencies.ts'
import { heedCopies } from './heed-copies.ts'

/** Reads what one calendar takes of its owner's time. Throws nothing: what went wrong is noted. */
export type ReadCalendar = (connection: string) => Promise<void>

type Needs = CalendarDependencies
type Frame = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }
type Understood = { readonly busy: readonly BusyQuanta[]; readonly unreadable: number }

const understand = ({ reader }: Needs, objects: readonly RemoteObject[], frame: Frame): Understood => {
  const busy: BusyQuanta[] = []
  let unreadable = 0
  for (const { name, text } of objects)
    try {
      busy.push(...busyQuanta(reader.hash(name), reader.busyIn(text, frame)))
    } catch {
      // What it says may name people, so only that there is one is told.
      unreadable += 1
    }
  return { busy, unreadable }
}

const changeOf = (
  { reader }: Needs,
  { whole, objects, removed }: Reading,
  busy: readonly BusyQuanta[],
): BusyChange =>
  whole
    ? { whole, busy }
    : {
        whole,
        busy,
        objects: [...objects.map(({ name }) => name), ...removed].map(name => reader.hash(name)),
      }

const isOurs = (name: string): boolean => bookingOfObject(name) !== undefined

const read = async (needs: Needs, connection: Connection, now: Temporal.Instant): Promise<void> => {
  const { keeper, remote } = needs
  const frame = readingWindow(now)
  const account = accountOf(needs, connection)
  const reading = await remote.read(account, markFor(connection, now), frame)
  const others = reading.objects.filter(({ name }) => !isOurs(name))
  const { busy, unreadable } = understand(needs, others, frame)
  // Who wants her times closed rather than doubtful gets nothing half read.
  if (unreadable > 0 && connection.whenStale === 'close') throw new CalendarFailure('unreadable')
  // As long as one of them cannot be read, all are looked at again: what has changed since would hide it.
  const mark = unreadable > 0 ? null : reading.mark
  const whole = reading.whole ? now : connection.whole
  await heedCopies(needs, connection, account, reading)
  await keeper.noteReading(connection, changeOf(needs, reading, busy), { at: now, mark, whole })
  if (unreadable > 0) await keeper.noteUnread(connection.id, 'unreadable')
}

/** Reads a connected calendar in the background, so that nobody who books ever waits for it. */
export const makeReadCalendar =
  (needs: Needs): ReadCalendar =>
  async id => {
    const connection = await needs.keeper.find(id)
    if (!connection?.reads) return
    try {
      await read(needs, connection, needs.clock.now())
    } catch (error) {
      if (!(error instanceof CalendarFailure)) throw error
      await needs.keeper.noteUnread(id, error.fault)
    }
  }
