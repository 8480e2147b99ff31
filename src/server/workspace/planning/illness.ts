import { dayBegins } from '../../../booking/core/berlin.ts'
import type { Exception } from '../../../booking/core/exception.ts'
import { summaryOf } from '../../../booking/core/summary.ts'
import { makeAddException } from '../../../booking/use-cases/add-exception.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { knownCounsellor } from '../../../booking/use-cases/find-booking.ts'
import { makeReportSick } from '../../../booking/use-cases/report-sick.ts'
import { logging, mayReach, notAllowed } from '../acting.ts'
import type { Affected, NewException, Planning } from '../planning.ts'
import { reachedException } from './absences.ts'
import { affectedOf, today } from './affected.ts'

type Illness = { readonly counsellor: string; readonly to: string }

const exceptionOf = (needs: BookingDependencies, { counsellor, to }: Illness): NewException => ({
  ...{ kind: 'off', counsellor, rule: null, from: today(needs).toString(), to, hours: null, reason: 'ill' },
})

const makeTry =
  (needs: BookingDependencies): Planning['tryIllness'] =>
  async (actor, illness) => {
    if (!(await mayReach(needs, actor, 'officeHours', illness.counsellor))) return notAllowed
    const tried = await makeAddException(needs)(exceptionOf(needs, illness), { dryRun: true })
    return tried.ok ? { ok: true, value: await affectedOf(needs, tried.value.conflicts) } : tried
  }

const covers = (exception: Exception, { counsellor, from, to }: NewException): boolean =>
  exception.kind === 'off' &&
  exception.reason === 'ill' &&
  exception.counsellor === counsellor &&
  exception.rule === null &&
  exception.hours === null &&
  exception.from <= from &&
  exception.to >= to

const makeReport =
  (needs: BookingDependencies): Planning['reportSick'] =>
  async (actor, illness) => {
    const { counsellor, to } = illness
    if (!(await mayReach(needs, actor, 'officeHours', counsellor))) return notAllowed
    const deed = (cancelled: readonly unknown[]) =>
      ({ what: 'reported-sick', subject: counsellor, detail: String(cancelled.length) }) as const
    const reported = await makeReportSick(logging(needs, actor, deed))({ counsellor, to })
    if (!reported.ok) return reported
    const wanted = exceptionOf(needs, illness)
    const { exceptions } = await needs.storage.district()
    const written = exceptions.find(exception => covers(exception, wanted))
    if (!written) throw new Error('a report of illness has left no exception')
    return { ok: true, value: written.id }
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
