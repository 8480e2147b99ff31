import { berlinDate } from '../../../booking/core/berlin.ts'
import type { BookingSummary } from '../../../booking/core/booking.ts'
import type { Counsellor } from '../../../booking/core/counsellor.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { reaches } from '../../../staff/core/reach.ts'
import { type Actor, reachOfActor } from '../acting.ts'
import { howTold, type Told } from '../how-told.ts'
import type { Affected } from '../planning.ts'

const urgency: readonly Told[] = ['none', 'call', 'text', 'mail']

/** Bookings, and how their readers are told; those first whom nobody tells. */
export const affectedOf = async (
  needs: Pick<BookingDependencies, 'storage' | 'policy' | 'sealer'>,
  bookings: readonly BookingSummary[],
): Promise<readonly Affected[]> => {
  const affected: Affected[] = []
  for (const booking of bookings)
    affected.push({ booking, told: howTold(await needs.storage.findBooking(booking.id), needs) })
  return affected.toSorted((a, b) => urgency.indexOf(a.told) - urgency.indexOf(b.told))
}

/** Today in Berlin. */
export const today = ({ clock }: Pick<BookingDependencies, 'clock'>): Temporal.PlainDate =>
  berlinDate(clock.now())

/** So many dates from one on. */
export const datesFrom = (first: Temporal.PlainDate, count: number): readonly Temporal.PlainDate[] =>
  Array.from({ length: count }, (_, days) => first.add({ days }))

/** Counsellors of whom somebody may do a work, herself first, then by label. */
export const counsellorsFor = async (
  needs: Pick<BookingDependencies, 'timetable'>,
  actor: Actor,
  work: 'officeHours' | 'appointments',
): Promise<readonly Counsellor[]> => {
  const { counsellors } = await needs.timetable.district()
  const reach = await reachOfActor(needs, actor, work)
  const own = (id: string): number => (id === actor.counsellor ? 0 : 1)
  return [...counsellors.values()]
    .filter(({ id }) => reaches(reach, id))
    .toSorted((a, b) => own(a.id) - own(b.id) || (a.label < b.label ? -1 : 1))
}
