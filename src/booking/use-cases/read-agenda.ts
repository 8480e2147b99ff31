import type { Agenda, BusySpan } from '../core/agenda.ts'
import { berlinDate } from '../core/berlin.ts'
import { busyOwner, type Claim } from '../core/claim.ts'
import { hoursIn } from '../core/hours-in.ts'
import { quantaBetween, quantumMinutes } from '../core/quanta.ts'
import { summaryOf } from '../core/summary.ts'
import type { BookingDependencies } from './dependencies.ts'
import { knownCounsellor } from './find-booking.ts'
import type { ReadAgenda } from './staff-signatures.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'timetable'>

const beginOf = (quantum: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(quantum * quantumMinutes * 60_000)

/** Quanta one after the other as one time. */
const spansOf = (counsellor: string, quanta: readonly number[]): readonly BusySpan[] => {
  const runs: { from: number; to: number }[] = []
  for (const quantum of quanta.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && quantum <= last.to) last.to = quantum + 1
    else runs.push({ from: quantum, to: quantum + 1 })
  }
  return runs.map(({ from, to }) => ({ counsellor, start: beginOf(from), end: beginOf(to) }))
}

const busyIn = (claims: readonly Claim[]): readonly BusySpan[] => {
  const busy = Map.groupBy(
    claims.filter(({ owner }) => owner === busyOwner),
    ({ counsellor }) => counsellor,
  )
  return [...busy].flatMap(([counsellor, own]) =>
    spansOf(
      counsellor,
      own.map(({ quantum }) => quantum),
    ),
  )
}

const datesIn = (from: Temporal.Instant, to: Temporal.Instant): readonly Temporal.PlainDate[] => {
  const first = berlinDate(from)
  const last = berlinDate(to.subtract({ seconds: 1 }))
  const days = Math.max(0, first.until(last, { largestUnit: 'day' }).days + 1)
  return Array.from({ length: days }, (_, days) => first.add({ days }))
}

/** Reads what stands in calendars: appointments, office hours, what takes time from them. Nothing personal is opened. */
export const makeReadAgenda =
  ({ storage, clock, timetable }: Needs): ReadAgenda =>
  async ({ counsellors, from, to }): Promise<Agenda> => {
    const district = await timetable.district()
    const wanted = new Set(counsellors)
    const dates = datesIn(from, to)
    const [first = berlinDate(from), last = first] = [dates[0], dates.at(-1)]
    const rules = district.offer.map(({ rule }) => rule).filter(rule => wanted.has(rule.counsellor))
    const bookings = await storage.agenda(counsellors, from, to)
    const claims = await storage.claims(quantaBetween(from, to), clock.now(), counsellors)
    return {
      appointments: bookings.map(booking =>
        summaryOf(booking, knownCounsellor(district.counsellors.get(booking.counsellor), booking.counsellor)),
      ),
      hours: dates.flatMap(date => rules.flatMap(rule => hoursIn(rule, date, district.closures))),
      busy: busyIn(claims),
      exceptions: district.closures.exceptions.filter(
        exception =>
          (exception.counsellor === null || wanted.has(exception.counsellor)) &&
          exception.from <= last.toString() &&
          first.toString() <= exception.to,
      ),
      holidays: dates.filter(district.closures.isHoliday).map(String),
    }
  }
