import { berlinDate, wallClock } from '../core/berlin.ts'
import { type Closures, type DayHours, hoursOn, type MinuteRange } from '../core/closures.ts'
import { serves } from '../core/offer.ts'
import type { Mode, OfficeHours } from '../core/office-hours.ts'
import { ruleDates } from '../core/rule-dates.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { SlotFilter } from './signatures.ts'

/** A stretch of time in which anybody may come. */
export type WalkIn = {
  readonly office: string | null
  readonly mode: Mode
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
}

export type FindWalkIns = (
  wish: Pick<SlotFilter, 'language' | 'topic' | 'office' | 'offices' | 'woman'>,
) => Promise<readonly WalkIn[]>

const daysAhead = 6

/** What is left of hours when parts of them are taken away. */
const partsLeft = ({ from, to, off }: DayHours): readonly MinuteRange[] =>
  off.reduce<readonly MinuteRange[]>(
    (parts, gone) =>
      parts
        .flatMap(part => [
          { from: part.from, to: Math.min(part.to, gone.from) },
          { from: Math.max(part.from, gone.to), to: part.to },
        ])
        .filter(part => part.from < part.to),
    [{ from, to }],
  )

const walkInsOn = (date: Temporal.PlainDate, rule: OfficeHours, closures: Closures): readonly WalkIn[] => {
  const hours = hoursOn(rule, date, closures)
  if (!hours) return []
  return partsLeft(hours).flatMap(part => {
    const start = wallClock(date, part.from)
    const end = wallClock(date, part.to)
    return start && end ? [{ office: rule.office, mode: rule.mode, start, end }] : []
  })
}

/** Finds when one may come without an appointment today and in the six days after, in order; what is over is left out. */
export const makeFindWalkIns =
  ({ timetable, clock }: Pick<BookingDependencies, 'timetable' | 'clock'>): FindWalkIns =>
  async wish => {
    const now = clock.now()
    const today = berlinDate(now)
    const { offer, closures } = await timetable.district()
    return offer
      .filter(hours => hours.rule.access !== 'bookable' && serves(hours, wish))
      .flatMap(({ rule }) =>
        ruleDates(rule, today, today.add({ days: daysAhead })).flatMap(date =>
          walkInsOn(date, rule, closures),
        ),
      )
      .filter(({ end }) => Temporal.Instant.compare(end, now) > 0)
      .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
  }
