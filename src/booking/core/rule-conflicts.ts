import { berlinDate } from './berlin.ts'
import type { Booking } from './booking.ts'
import type { Closures } from './closures.ts'
import type { Counsellor } from './counsellor.ts'
import { isOfRule, stillYields } from './kept-promise.ts'
import type { OfficeHours } from './office-hours.ts'
import { slotsOf } from './slots-of.ts'

/**
 * Why a booking and a changed rule do not fit. `not-yielded`: the rule does not have this time any more, or elsewhere.
 * `too-many`: more are booked for the session or the date than the rule now takes. `overlaps`: what was booked otherwise
 * lies over times that the rule now has and did not have before.
 */
export type ConflictKind = 'not-yielded' | 'too-many' | 'overlaps'

export type Conflict = { readonly booking: Booking; readonly why: ConflictKind }

/** A rule as it is to be, and as it was; undefined where it is new. */
export type RuleChange = {
  readonly rule: OfficeHours
  readonly former: OfficeHours | undefined
  readonly counsellor: Counsellor
}

const reachHours = 12

const isOver = (rule: OfficeHours, counsellor: Counsellor, booking: Booking, closures: Closures): boolean => {
  const window = {
    from: booking.start.subtract({ hours: reachHours }),
    to: booking.end.add({ hours: reachHours }),
  }
  return slotsOf(rule, counsellor, window, closures).some(
    ({ blockedFrom, blockedUntil }) =>
      Temporal.Instant.compare(blockedFrom, booking.end) < 0 &&
      Temporal.Instant.compare(booking.start, blockedUntil) < 0,
  )
}

const byCreation = (a: Booking, b: Booking): number =>
  Temporal.Instant.compare(a.created, b.created) || (a.id < b.id ? -1 : 1)

/** Those who came last, where more came than there is room for. */
const beyond = (most: number, together: readonly Booking[]): readonly Booking[] =>
  together.toSorted(byCreation).slice(most)

const surplus = ({ seats, mostADay }: OfficeHours, bookings: readonly Booking[]): ReadonlySet<Booking> => {
  const sessions = Map.groupBy(bookings, ({ slot }) => slot)
  const dates = Map.groupBy(bookings, ({ start }) => berlinDate(start).toString())
  const perDate = mostADay ?? Number.POSITIVE_INFINITY
  return new Set([
    ...[...sessions.values()].flatMap(session => beyond(seats, session)),
    ...[...dates.values()].flatMap(date => beyond(perDate, date)),
  ])
}

/** What a changed rule would leave without its ground, among bookings to come of its counsellor. It moves nothing. */
export const ruleConflicts = (
  { rule, former, counsellor }: RuleChange,
  bookings: readonly Booking[],
  closures: Closures,
): readonly Conflict[] => {
  const yielded = new Set(
    bookings.filter(booking => isOfRule(booking, rule) && stillYields(rule, counsellor, booking, closures)),
  )
  const tooMany = surplus(rule, [...yielded])
  const whyNot = (booking: Booking): ConflictKind | undefined => {
    if (tooMany.has(booking)) return 'too-many'
    if (yielded.has(booking)) return undefined
    if (isOfRule(booking, rule)) return 'not-yielded'
    const wasOver = former !== undefined && isOver(former, counsellor, booking, closures)
    return !wasOver && isOver(rule, counsellor, booking, closures) ? 'overlaps' : undefined
  }
  return bookings.flatMap(booking => {
    const why = whyNot(booking)
    return why ? [{ booking, why }] : []
  })
}
