import type { Agenda } from '../../booking/core/agenda.ts'
import type { Counsellor } from '../../booking/core/counsellor.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import { makeReadAgenda } from '../../booking/use-cases/read-agenda.ts'
import { reaches } from '../../staff/core/reach.ts'
import { type Actor, notAllowed, reachOfActor, type WorkResult } from './acting.ts'
import { type AppointmentChanges, makeAppointmentChanges } from './appointment-changes.ts'
import { type ExceptionChanges, makeExceptionChanges } from './exception-changes.ts'

/** Calendars of counsellors: reading them, and changing what stands in them. */
export type Agendas = AppointmentChanges &
  ExceptionChanges & {
    /** Whose appointments somebody works with, herself first; nobody where her account is no counsellor's. */
    readonly counsellorsOf: (actor: Actor) => Promise<readonly Counsellor[]>
    /** What stands in a counsellor's calendar in [from, to), or in those of all whom she works for. */
    readonly read: (
      actor: Actor,
      wanted: {
        readonly counsellor?: string | undefined
        readonly from: Temporal.Instant
        readonly to: Temporal.Instant
      },
    ) => Promise<WorkResult<Agenda>>
  }

const counsellorsOf = async (
  needs: Pick<BookingDependencies, 'timetable'>,
  actor: Actor,
): Promise<readonly Counsellor[]> => {
  const { counsellors } = await needs.timetable.district()
  const reach = await reachOfActor(needs, actor, 'appointments')
  const own = (id: string): number => (id === actor.counsellor ? 0 : 1)
  return [...counsellors.values()]
    .filter(({ id }) => reaches(reach, id))
    .toSorted((a, b) => own(a.id) - own(b.id) || (a.label < b.label ? -1 : 1))
}

/** Makes what reads and changes calendars, for who may. */
export const makeAgendas = (needs: BookingDependencies): Agendas => {
  const readAgenda = makeReadAgenda(needs)
  return {
    ...makeAppointmentChanges(needs),
    ...makeExceptionChanges(needs),
    counsellorsOf: actor => counsellorsOf(needs, actor),
    read: async (actor, { counsellor, from, to }) => {
      const all = (await counsellorsOf(needs, actor)).map(({ id }) => id)
      if (counsellor !== undefined && !all.includes(counsellor)) return notAllowed
      const counsellors = counsellor === undefined ? all : [counsellor]
      return { ok: true, value: await readAgenda({ counsellors, from, to }) }
    },
  }
}
