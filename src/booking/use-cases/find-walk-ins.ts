import { berlinDate, minutesOf, wallClock } from '../core/berlin.ts'
import type { Mode } from '../core/office-hours.ts'
import { ruleDates } from '../core/rule-dates.ts'
import type { BookingDependencies } from './dependencies.ts'
import { readOffer } from './offer-slots.ts'
import type { SlotFilter } from './signatures.ts'

/** A stretch of time in which anybody may come. */
export type WalkIn = {
  readonly office: string | null
  readonly mode: Mode
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

export type FindWalkIns = (
  wish: Pick<SlotFilter, 'language' | 'topic' | 'office'>,
) => Promise<readonly WalkIn[]>

const daysAhead = 6

/** Finds when one may come without an appointment today and in the six days after, in order; what is over is left out. */
export const makeFindWalkIns =
  ({ storage, clock }: Pick<BookingDependencies, 'storage' | 'clock'>): FindWalkIns =>
  async wish => {
    const now = clock.now()
    const today = berlinDate(now)
    const offer = (await readOffer(storage, wish)).filter(({ rule }) => rule.access !== 'bookable')
    const walkIns = offer.flatMap(({ rule }) =>
      ruleDates(rule, today, today.add({ days: daysAhead })).flatMap(date => {
        const start = wallClock(date, minutesOf(rule.from))
        const end = wallClock(date, minutesOf(rule.to))
        return start && end ? [{ office: rule.office, mode: rule.mode, start, end }] : []
      }),
    )
    return walkIns
      .filter(({ end }) => Temporal.Instant.compare(end, now) > 0)
      .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
  }
