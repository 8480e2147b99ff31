import type { BookingSummary } from '../../booking/core/booking.ts'
import type { ClosedDay } from '../../booking/core/closed-days.ts'
import type { Counsellor } from '../../booking/core/counsellor.ts'
import type { Exception } from '../../booking/core/exception.ts'
import type { StayReason } from '../../booking/core/hand-over.ts'
import type { OfficeHours } from '../../booking/core/office-hours.ts'
import type { Slot } from '../../booking/core/slot.ts'
import type { BookingDependencies } from '../../booking/use-cases/dependencies.ts'
import type { RuleConflict } from '../../booking/use-cases/staff-signatures.ts'
import type { Actor, WorkResult } from './acting.ts'
import type { Told } from './how-told.ts'
import { makePlanAbsences } from './planning/absences.ts'
import { makePlanIllness } from './planning/illness.ts'
import { makePlanRules } from './planning/rules.ts'

/** A rule, the next date (`YYYY-MM-DD`) on which somebody is there by it, and whether its time is over. */
export type PlannedRule = {
  readonly rule: OfficeHours
  readonly next: string | null
  readonly over: boolean
}

/** All that is planned for a counsellor. */
export type OfficeHoursPlan = {
  readonly counsellor: Counsellor
  /** Those that are over come last. */
  readonly rules: readonly PlannedRule[]
  /** Hers and everybody's that are not over, by their first date. */
  readonly exceptions: readonly Exception[]
  /** Public holidays of the next eight weeks, `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
}

/** What a rule that somebody is writing would yield, and what it does not go together with. */
export type RulePreview = {
  readonly slots: readonly Slot[]
  readonly closed: readonly ClosedDay[]
  readonly conflicts: readonly RuleConflict[]
  /** Other rules of hers that lie over it. */
  readonly over: readonly OfficeHours[]
}

/** A booking that an absence is about. */
export type Affected = { readonly booking: BookingSummary; readonly told: Told }

/** What is to become of a booking that an absence is about; who is not named stays. */
export type Decision = { readonly booking: string } & (
  | { readonly what: 'cancel' }
  | { readonly what: 'hand-over'; readonly colleague: string }
)

/** What became of bookings; `stay` are those that a colleague could not take. */
export type AbsenceOutcome = {
  readonly exception: Exception
  readonly cancelled: number
  readonly handedOver: number
  readonly left: number
  readonly stay: readonly { readonly booking: BookingSummary; readonly why: StayReason | 'nobody' }[]
}

export type NewException = Omit<Exception, 'id' | 'counsellor'> & { readonly counsellor: string }

/** Planning office hours and absences. Who may: `works.officeHours`; bookings are only touched by who works with these. */
export type Planning = {
  /** Whose office hours somebody plans, herself first. */
  readonly counsellorsOf: (actor: Actor) => Promise<readonly Counsellor[]>
  readonly plan: (actor: Actor, counsellor: string) => Promise<WorkResult<OfficeHoursPlan>>
  readonly rule: (actor: Actor, id: string) => Promise<WorkResult<OfficeHours>>
  /** An id for a rule that somebody begins to write. The form brings it back, so that one sent twice makes one rule. */
  readonly newRuleId: () => string
  /** Writes nothing. */
  readonly previewRule: (actor: Actor, rule: OfficeHours) => Promise<WorkResult<RulePreview>>
  readonly saveRule: (actor: Actor, rule: OfficeHours) => Promise<WorkResult<readonly RuleConflict[]>>
  /** Ends a rule after its last date (`YYYY-MM-DD`), or now; a dry run answers what is booked after it. */
  readonly endRule: (
    actor: Actor,
    end: { readonly rule: string; readonly last?: string | undefined; readonly dryRun?: boolean },
  ) => Promise<WorkResult<{ readonly rule: OfficeHours | null; readonly conflicts: readonly RuleConflict[] }>>
  readonly exception: (actor: Actor, id: string) => Promise<WorkResult<Exception>>
  /** Who may take over what is booked with a counsellor; nobody where the actor leads no team. */
  readonly colleaguesOf: (actor: Actor, counsellor: string) => Promise<readonly Counsellor[]>
  /** Whether somebody may cancel what is booked with a counsellor, and not only plan her time. */
  readonly mayDecide: (actor: Actor, counsellor: string) => Promise<boolean>
  /** What is booked into an absence, or does not fit into other hours; writes nothing. */
  readonly tryException: (actor: Actor, wanted: NewException) => Promise<WorkResult<readonly Affected[]>>
  /** Writes an exception and does what was decided about bookings. The same one is not written twice. */
  readonly addException: (
    actor: Actor,
    wanted: NewException,
    decisions: readonly Decision[],
  ) => Promise<WorkResult<AbsenceOutcome>>
  readonly removeException: (
    actor: Actor,
    id: string,
    trial?: { readonly dryRun?: boolean },
  ) => Promise<WorkResult<{ readonly exception: Exception; readonly conflicts: readonly BookingSummary[] }>>
  /** What a report of illness would cancel, those first whom nobody tells; writes nothing. */
  readonly tryIllness: (
    actor: Actor,
    illness: { readonly counsellor: string; readonly to: string },
  ) => Promise<WorkResult<readonly Affected[]>>
  /** Closes today and the days until `to`, cancels what is booked on them, and answers the exception's id. */
  readonly reportSick: (
    actor: Actor,
    illness: { readonly counsellor: string; readonly to: string },
  ) => Promise<WorkResult<string>>
  /** What was cancelled by a report of illness, by the id of its exception. */
  readonly illness: (
    actor: Actor,
    id: string,
  ) => Promise<WorkResult<{ readonly exception: Exception; readonly cancelled: readonly Affected[] }>>
}

/** Makes what plans office hours for who may. */
export const makePlanning = (needs: BookingDependencies): Planning => ({
  ...makePlanRules(needs),
  ...makePlanAbsences(needs),
  ...makePlanIllness(needs),
})
