import type { Connection } from './connection.ts'
import type { CalendarFault } from './fault.ts'
import { isStale } from './reading-plan.ts'
import type { RemoteEvent } from './remote-event.ts'

/** Green: all is well. Yellow: it may mend itself, or somebody should look. Red: somebody has to do something. */
export type Light = 'green' | 'yellow' | 'red'

/** What somebody can do about it. */
export type Advice =
  /** Nothing: it is tried again by itself. */
  | 'wait'
  | 'give-password-again'
  | 'choose-calendar-again'
  | 'make-room'
  | 'ask-administrator'
  /** An entry of hers cannot be read: open and save it, or delete it. */
  | 'mend-entry'
  /** She moved or deleted an appointment in her calendar: it stays as it was; she moves or cancels it here. */
  | 'change-here'
  | 'try-again'

/** How one connected calendar is. */
export type ConnectionStatus = {
  readonly connection: Connection
  readonly light: Light
  /** Copies that wait to be written, and since when; null where none does. */
  readonly waiting: { readonly count: number; readonly since: Temporal.Instant } | null
  /** Copies that were given up. */
  readonly dead: number
  /** Whether it has not been read for so long that nobody knows what it says. */
  readonly stale: boolean
  /** Bookings whose copies somebody moved or deleted by hand. */
  readonly byHand: readonly string[]
  readonly advice: readonly Advice[]
}

/** What waits to be written into a calendar: how much, since when, and what of it was given up. */
export type CopyBacklog = {
  readonly waiting: number
  readonly dead: number
  readonly oldest: Temporal.Instant
}

const adviceFor: Readonly<Record<CalendarFault, Advice>> = {
  unreachable: 'wait',
  failed: 'wait',
  refused: 'give-password-again',
  gone: 'choose-calendar-again',
  'forbidden-address': 'ask-administrator',
  unreadable: 'mend-entry',
  full: 'make-room',
}

/** What waits longer than this should have gone. Minutes. */
const lateMinutes = { yellow: 2, red: 30 } as const

const isLate = (backlog: CopyBacklog | undefined, now: Temporal.Instant, minutes: number): boolean =>
  backlog !== undefined && Temporal.Instant.compare(backlog.oldest.add({ minutes }), now) <= 0

/** Judges one calendar by what was noted about it. */
export const statusOf = (
  connection: Connection,
  backlog: CopyBacklog | undefined,
  copies: readonly RemoteEvent[],
  now: Temporal.Instant,
): ConnectionStatus => {
  const faults = [connection.pushFault, connection.readFault].filter(fault => fault !== null)
  const byHand = copies.filter(copy => copy.byHand !== null).map(({ booking }) => booking)
  const stale = isStale(connection, now)
  const dead = backlog?.dead ?? 0
  const advice = new Set<Advice>(faults.map(fault => adviceFor[fault]))
  if (dead > 0) advice.add('try-again')
  if (byHand.length > 0) advice.add('change-here')
  const needsSomebody: readonly Advice[] = [
    'give-password-again',
    'choose-calendar-again',
    'make-room',
    'ask-administrator',
  ]
  const isRed =
    dead > 0 || stale || isLate(backlog, now, lateMinutes.red) || needsSomebody.some(one => advice.has(one))
  const isYellow = advice.size > 0 || isLate(backlog, now, lateMinutes.yellow)
  if ((isRed || isYellow) && advice.size === 0) advice.add('wait')
  return {
    ...{ connection, dead, stale, byHand },
    light: isRed ? 'red' : isYellow ? 'yellow' : 'green',
    waiting: backlog && backlog.waiting > 0 ? { count: backlog.waiting, since: backlog.oldest } : null,
    advice: [...advice],
  }
}
