import type { BookingSummary } from '../../../../booking/core/booking.ts'
import type { OfferedSlot } from '../../../../booking/core/slot.ts'
import type { Day } from '../../../../server/workspace/desk.ts'

/** How near an appointment is: somebody is there, it is the next one, or neither. */
export type Nearness = 'now' | 'next' | undefined

export interface AppointmentRow {
  readonly kind: 'appointment'
  readonly start: Temporal.Instant
  readonly booking: BookingSummary
  readonly near: Nearness
}

/** Free times of one counsellor at one place, one right after the other. */
export interface GapRow {
  readonly kind: 'gap'
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly times: number
  readonly first: OfferedSlot
}

export type DayRow = AppointmentRow | GapRow

const follows = (gap: GapRow, slot: OfferedSlot): boolean =>
  gap.first.counsellor.id === slot.counsellor.id &&
  gap.first.office === slot.office &&
  gap.first.mode === slot.mode &&
  slot.start.epochMilliseconds >= gap.end.epochMilliseconds &&
  // A buffer between two talks is no gap.
  slot.blockedFrom.epochMilliseconds <= gap.end.epochMilliseconds + longestBuffer

const longestBuffer = 30 * 60_000

/** Free times as gaps: whoever looks for a free hour wants to see one line, not four. */
export function gapsOf(free: readonly OfferedSlot[], taken: readonly BookingSummary[]): readonly GapRow[] {
  const gaps: GapRow[] = []
  const isBetween = (gap: GapRow, slot: OfferedSlot): boolean =>
    taken.some(
      ({ start, counsellor }) =>
        counsellor.id === slot.counsellor.id &&
        start.epochMilliseconds >= gap.end.epochMilliseconds &&
        start.epochMilliseconds < slot.start.epochMilliseconds,
    )
  for (const slot of free) {
    const place = gaps.findIndex(gap => follows(gap, slot) && !isBetween(gap, slot))
    const gap = gaps[place]
    if (gap) gaps[place] = { ...gap, end: slot.end, times: gap.times + 1 }
    else gaps.push({ kind: 'gap', start: slot.start, end: slot.end, times: 1, first: slot })
  }
  return gaps
}

const isOver = ({ end }: BookingSummary, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(end, now) <= 0

const hasBegun = ({ start }: BookingSummary, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(start, now) <= 0

/** The next appointment that has not begun; undefined where there is none on that day. */
export function nextOf({ appointments, now }: Pick<Day, 'appointments' | 'now'>): BookingSummary | undefined {
  return appointments.find(booking => booking.status === 'booked' && !hasBegun(booking, now))
}

function nearnessOf(
  booking: BookingSummary,
  next: BookingSummary | undefined,
  now: Temporal.Instant,
): Nearness {
  if (booking.status !== 'booked') return undefined
  if (hasBegun(booking, now)) return isOver(booking, now) ? undefined : 'now'
  return next && booking.start.equals(next.start) ? 'next' : undefined
}

/** A day as a list in order of time: appointments, and what is free between them. */
export function rowsOf(day: Day): readonly DayRow[] {
  const next = nextOf(day)
  const appointments = day.appointments.map(
    (booking): AppointmentRow => ({
      kind: 'appointment',
      start: booking.start,
      booking,
      near: nearnessOf(booking, next, day.now),
    }),
  )
  const taken = day.appointments.filter(({ status }) => status !== 'cancelled')
  return [...appointments, ...gapsOf(day.free, taken)].toSorted((a, b) =>
    Temporal.Instant.compare(a.start, b.start),
  )
}

/** How many appointments there are that were not cancelled, and of these how many are still to come. */
export function countsOf({ appointments, now }: Pick<Day, 'appointments' | 'now'>): {
  readonly all: number
  readonly toCome: number
} {
  const taken = appointments.filter(({ status }) => status !== 'cancelled')
  return {
    all: taken.length,
    toCome: taken.filter(booking => booking.status === 'booked' && !hasBegun(booking, now)).length,
  }
}
