import { busyQuanta } from '../core/busy-quanta.ts'
import type { BusyQuanta } from '../core/busy-time.ts'
import { CalendarFailure } from '../core/calendar-failure.ts'
import type { Connection } from '../core/connection.ts'
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

const understand = async (
  { reader }: Needs,
  objects: readonly RemoteObject[],
  frame: Frame,
): Promise<Understood> => {
  const times = await reader.busyIn(
    objects.map(({ text }) => text),
    frame,
  )
  const busy = objects.flatMap(({ name }, place) => busyQuanta(reader.hash(name), times[place] ?? []))
  return { busy, unreadable: times.filter(time => time === null).length }
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

const read = async (needs: Needs, connection: Connection, now: Temporal.Instant): Promise<void> => {
  const { keeper, remote, appointments } = needs
  const frame = readingWindow(now)
  const account = accountOf(needs, connection)
  const reading = await remote.read(account, markFor(connection, now), frame)
  const { busy, unreadable } = await understand(needs, reading.objects, frame)
  // Who wants her times closed rather than doubtful gets nothing half read.
  if (unreadable > 0 && connection.whenStale === 'close') throw new CalendarFailure('unreadable')
  // As long as one of them cannot be read, all are looked at again: what has changed since would hide it.
  const mark = unreadable > 0 ? null : reading.mark
  const whole = reading.whole ? now : connection.whole
  await heedCopies(needs, connection, account, reading)
  // What was lost to a crash between connecting and filling comes back with the next whole reading.
  if (reading.whole && connection.writes) await appointments.fill(connection.counsellor, connection.id)
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
