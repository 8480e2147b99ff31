import type { Exception } from '../../booking/core/exception.ts'
import { makeAddException } from '../../booking/use-cases/add-exception.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import { makeMoveException } from '../../booking/use-cases/move-exception.ts'
import { makeRemoveException } from '../../booking/use-cases/remove-exception.ts'
import type { ExceptionAnswer } from '../../booking/use-cases/staff-signatures.ts'
import { reaches } from '../../staff/core/reach.ts'
import { type Actor, logging, mayReach, notAllowed, reachOfActor, type WorkResult } from './acting.ts'

/** What somebody does to days off and other hours, of those whose office hours she plans. */
export type ExceptionChanges = {
  /** Ids of the counsellors whose exceptions she may change. */
  readonly plansFor: (actor: Actor) => Promise<readonly string[]>
  readonly moveException: (
    actor: Actor,
    step: Pick<Exception, 'id' | 'from' | 'to' | 'hours'>,
  ) => Promise<WorkResult<ExceptionAnswer>>
  readonly removeException: (actor: Actor, id: string) => Promise<WorkResult<ExceptionAnswer>>
  /** Writes one down, as after it was taken away by mistake. */
  readonly addException: (
    actor: Actor,
    exception: Omit<Exception, 'id' | 'counsellor'> & { readonly counsellor: string },
  ) => Promise<WorkResult<ExceptionAnswer>>
}

/** Somebody else's, everybody's, and what is not there give one answer. */
const mayChange = async (needs: BookingDependencies, actor: Actor, id: string): Promise<boolean> => {
  const { closures } = await needs.timetable.district()
  const whose = closures.exceptions.find(exception => exception.id === id)?.counsellor
  return typeof whose === 'string' && mayReach(needs, actor, 'officeHours', whose)
}

const unknown = { ok: false, refusal: { kind: 'exception-unknown' } } as const

/** Makes what changes exceptions, for who plans them. */
export const makeExceptionChanges = (needs: BookingDependencies): ExceptionChanges => {
  const noting = (actor: Actor, what: 'moved-exception' | 'removed-exception' | 'added-exception') =>
    logging<ExceptionAnswer>(needs, actor, ({ exception }) => ({ what, subject: exception.id }))
  return {
    plansFor: async actor => {
      const reach = await reachOfActor(needs, actor, 'officeHours')
      return [...(await needs.timetable.district()).counsellors.keys()].filter(id => reaches(reach, id))
    },
    moveException: async (actor, step) =>
      (await mayChange(needs, actor, step.id))
        ? makeMoveException(noting(actor, 'moved-exception'))(step)
        : unknown,
    removeException: async (actor, id) =>
      (await mayChange(needs, actor, id))
        ? makeRemoveException(noting(actor, 'removed-exception'))(id)
        : unknown,
    addException: async (actor, exception) =>
      (await mayReach(needs, actor, 'officeHours', exception.counsellor))
        ? makeAddException(noting(actor, 'added-exception'))(exception)
        : notAllowed,
  }
}
