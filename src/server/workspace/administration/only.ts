import { type Action, may } from '../../../staff/core/may.ts'
import { type Actor, notAllowed, type WorkResult } from '../acting.ts'

/** Work that only who may do an action can do; everybody else gets the same answer, and nothing is looked up. */
export const only =
  <Input extends readonly unknown[], T>(
    action: Action,
    work: (actor: Actor, ...input: Input) => Promise<WorkResult<T>>,
  ) =>
  async (actor: Actor, ...input: Input): Promise<WorkResult<T>> =>
    may(actor.role, action) ? work(actor, ...input) : notAllowed
