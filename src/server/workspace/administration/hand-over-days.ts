import { dayBegins } from '../../../booking/core/berlin.ts'
import { isDate } from '../../../booking/core/date-text.ts'
import type { CounsellorReason } from '../../../booking/core/reason.ts'
import type { BookingDependencies } from '../../../booking/use-cases/dependencies.ts'
import { makeHandOverBookings } from '../../../booking/use-cases/hand-over-bookings.ts'
import type { HandOverAnswer } from '../../../booking/use-cases/staff-signatures.ts'
import { type Actor, type Deed, logging, type WorkResult } from '../acting.ts'

/** Somebody stands in for a counsellor from a first to a last date (`YYYY-MM-DD`), both included. */
export type Substitution = {
  readonly counsellor: string
  readonly colleague: string
  readonly from: string
  readonly to: string
  readonly reason: CounsellorReason
  readonly despiteLanguage: boolean
  readonly dryRun: boolean
}

/** The line about what a colleague got, and how many; none where it was nothing. */
export const handedOver = (
  subject: string,
  colleague: string | undefined,
  { handedOver: { length } }: HandOverAnswer,
): readonly Deed[] =>
  length === 0 || colleague === undefined
    ? []
    : [{ what: 'handed-over', subject, detail: `${colleague} ${length}` }]

/** Hands over what is booked on dates. */
export const handOverDays =
  (needs: BookingDependencies) =>
  async (actor: Actor, substitution: Substitution): Promise<WorkResult<HandOverAnswer>> => {
    const { from, to, ...step } = substitution
    if (!isDate(from) || !isDate(to) || to < from)
      return { ok: false, refusal: { kind: 'exception-invalid', faults: ['dates'] } }
    const logged = logging<HandOverAnswer>(needs, actor, answer =>
      handedOver(step.counsellor, step.colleague, answer),
    )
    return makeHandOverBookings(logged)({
      ...step,
      from: dayBegins(Temporal.PlainDate.from(from)),
      to: dayBegins(Temporal.PlainDate.from(to).add({ days: 1 })),
    })
  }
