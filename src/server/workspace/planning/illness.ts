import { dayBegins } from '../../../booking/core/berlin.ts'
import type { Exception } from '../../../booking/core/exception.ts'
import { summaryOf } from '../../../booking/core/summary.ts'
import { makeAddException } from '../../../booking/use-cases/add-exception.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { knownCounsellor } from '../../../booking/use-cases/find-booking.ts'
import { makeReportSick } from '../../../booking/use-cases/report-sick.ts'
import type { ReportSickAnswer } from '../../../booking/use-cases/staff-signatures.ts'
import { type Actor, type Deed, logging, mayReach, notAllowed } from '../acting.ts'
import type { Affected, NewException, Planning } from '../planning.ts'
import { reachedException } from './absences.ts'
import { affectedOf, today } from './affected.ts'

type Illness = { readonly counsellor: string; readonly to: string }

const exceptionOf = (needs: BookingDependencies, { counsellor, to }: Illness): NewException => ({
  ...{ kind: 'off', counsellor, rule: null, from: today(needs).toString(), to, hours: null, reason: 'ill' },
})

/** It closes days and cancels appointments: who may do only the one writes an absence. */
const mayReport = async (needs: BookingDependencies, actor: Actor, counsellor: string): Promise<boolean> =>
  (await mayReach(needs, actor, 'officeHours', counsellor)) &&
  (await mayReach(needs, actor, 'appointments', counsellor))

const makeTry =
  (needs: BookingDependencies): Planning['tryIllness'] =>
  async (actor, illness) => {
    if (!(await mayReport(needs, actor, illness.counsellor))) return notAllowed
    const tried = await makeAddException(needs)(exceptionOf(needs, illness), { dryRun: true })
    return tried.ok ? { ok: true, value: await affectedOf(needs, tried.value.conflicts) } : tried
  }

/** The lines say who was off and what was cancelled, and never why. */
const deedsOf = ({ exception, added, cancelled }: ReportSickAnswer): readonly Deed[] => [
  ...(added ? [{ what: 'added-exception', subject: exception.id } as const] : []),
  ...cancelled.map(({ id }) => ({ what: 'cancelled', subject: id }) as const),
]

const makeReport =
  (needs: BookingDependencies): Planning['reportSick'] =>
  async (actor, illness) => {
    if (!(await mayReport(needs, actor, illness.counsellor))) return notAllowed
    // The date is asked for once: midnight may come in between.
    const { counsellor, from, to } = exceptionOf(needs, illness)
    const reported = await makeReportSick(logging(needs, actor, deedsOf))({ counsellor, from, to })
    return reported.ok ? { ok: true, value: reported.value.exception.id } : reported
  }

/** Cancelled for illness on the dates of an exception. */
const cancelledIn = async (
  needs: BookingDependencies,
  { counsellor, from, to }: Exception,
): Promise<readonly Affected[]> => {
  if (counsellor === null) return []
  const begins = dayBegins(Temporal.PlainDate.from(from))
  const ends = dayBegins(Temporal.PlainDate.from(to).add({ days: 1 }))
  const { counsellors } = await needs.timetable.district()
  const bookings = (await needs.storage.agenda([counsellor], begins, ends)).filter(
    ({ status, reason }) => status === 'cancelled' && reason === 'ill',
  )
  const known = knownCounsellor(counsellors.get(counsellor), counsellor)
  return affectedOf(
    needs,
    bookings.map(booking => summaryOf(booking, known)),
  )
}

/** Makes what reports illness for who may. */
export const makePlanIllness = (
  needs: BookingDependencies,
): Pick<Planning, 'tryIllness' | 'reportSick' | 'illness'> => ({
  tryIllness: makeTry(needs),
  reportSick: makeReport(needs),
  illness: async (actor, id) => {
    const found = await reachedException(needs, actor, id)
    if (!found.ok) return found
    return {
      ok: true,
      value: { exception: found.value, cancelled: await cancelledIn(needs, found.value) },
    }
  },
})
