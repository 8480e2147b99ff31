import type { Agenda } from '../core/agenda.ts'
import type { BookingSummary, Confirmation, Personal } from '../core/booking.ts'
import type { Exception } from '../core/exception.ts'
import type { StayReason, Unmet } from '../core/hand-over.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import type { CounsellorReason } from '../core/reason.ts'
import type { Result } from '../core/result.ts'
import type { ConflictKind } from '../core/rule-conflicts.ts'
import type { OfferedSlot, Slot } from '../core/slot.ts'
import type { ChangeRecord } from '../ports/records.ts'

/** Takes an appointment back before it begins; its reader sees why. */
export type CancelByCounsellor = (input: {
  /** Id of the booking. */
  readonly booking: string
  readonly reason: CounsellorReason
}) => Promise<Result<BookingSummary>>

/** Moves an appointment before it begins; its reader is told. */
export type MoveByCounsellor = (input: {
  /** Id of the booking. */
  readonly booking: string
  readonly slot: string
  /** Ids of the counsellors to whose slots it may go. */
  readonly among: readonly string[]
}) => Promise<Result<BookingSummary>>

/** Notes from the start on whether somebody came; on the same day the one can still be made the other. */
export type MarkAttendance = (input: {
  readonly booking: string
  readonly came: boolean
}) => Promise<Result<BookingSummary>>

/** A booking that a changed rule leaves without its ground. It stays as it is until somebody moves or cancels it. */
export type RuleConflict = { readonly booking: BookingSummary; readonly why: ConflictKind }

/**
 * A rule that is to be as it says, or that ends: after its last date (`YYYY-MM-DD`), or, without one, now. Then it is taken
 * away, or, where bookings to come still name it, it ended yesterday.
 */
export type OfficeHoursChange =
  | { readonly save: OfficeHours }
  | { readonly end: string; readonly last?: string | undefined }

/** Changes a rule and says what is booked against it; no booking is moved or lost. A dry run writes nothing. */
export type ChangeOfficeHours = (
  input: OfficeHoursChange & { readonly dryRun?: boolean | undefined },
) => Promise<
  Result<{
    /** As it is from now on; null where it was taken away. */
    readonly rule: OfficeHours | null
    readonly conflicts: readonly RuleConflict[]
  }>
>

/** The slots of the next four weeks of a rule that somebody is writing, with days off and holidays. */
export type PreviewOfficeHours = (rule: OfficeHours) => Promise<Result<readonly Slot[]>>

/** An exception, and the bookings to come that do not fit it; nothing is written to these. */
export type ExceptionAnswer = {
  readonly exception: Exception
  readonly conflicts: readonly BookingSummary[]
}

/** How a change of exceptions is made: a dry run answers the same and writes nothing. */
export type ExceptionTrial = { readonly dryRun?: boolean | undefined }

export type AddException = (
  exception: Omit<Exception, 'id'>,
  trial?: ExceptionTrial,
) => Promise<Result<ExceptionAnswer>>
/** Puts an exception on other dates, or other hours of them (null: whole days), and answers what is booked against that. */
export type MoveException = (
  input: Pick<Exception, 'id' | 'from' | 'to' | 'hours'>,
) => Promise<Result<ExceptionAnswer & { readonly before: Exception }>>
/** Without it, what was booked into other hours may have lost its ground: that is answered. */
export type RemoveException = (id: string, trial?: ExceptionTrial) => Promise<Result<ExceptionAnswer>>

export type ReportSickInput = {
  readonly counsellor: string
  /** First and last date, `YYYY-MM-DD`; the first is today where it is left out. */
  readonly from?: string | undefined
  readonly to: string
}
export type ReportSickAnswer = {
  /** That says that she is off, and whether it was written now. */
  readonly exception: Exception
  readonly added: boolean
  readonly cancelled: readonly BookingSummary[]
}
/** Closes a counsellor's days and cancels what is booked on them and has not begun. */
export type ReportSick = (input: ReportSickInput) => Promise<Result<ReportSickAnswer>>

export type HandOver = {
  /** Who gives the bookings away, and who takes them. */
  readonly counsellor: string
  readonly colleague: string
  /** The bookings that start in [from, to). */
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly reason: CounsellorReason
  /** Also what the colleague cannot speak about in its language. */
  readonly despiteLanguage?: boolean | undefined
  /** Answers what would be handed over, and writes nothing. */
  readonly dryRun?: boolean | undefined
}
export type HandOverAnswer = {
  readonly handedOver: readonly { readonly booking: BookingSummary; readonly unmet: readonly Unmet[] }[]
  readonly stay: readonly { readonly booking: BookingSummary; readonly why: StayReason | 'nobody' }[]
}
/** Gives bookings to a colleague, at the same times and places, all in one step; what cannot go stays and is answered. */
export type HandOverBookings = (input: HandOver) => Promise<Result<HandOverAnswer>>

/**
 * A counsellor's last date (`YYYY-MM-DD`), and who takes what is booked after it; nobody: all of it is answered. A dry run writes
 * nothing.
 */
export type Leave = (input: {
  readonly counsellor: string
  readonly last: string
  readonly colleague?: string | undefined
  readonly despiteLanguage?: boolean | undefined
  readonly dryRun?: boolean | undefined
}) => Promise<Result<HandOverAnswer>>

/** What stands in the calendars of counsellors in [from, to); nothing of it says who comes. */
export type ReadAgenda = (wanted: {
  readonly counsellors: readonly string[]
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}) => Promise<Agenda>

/** An appointment as its counsellor sees it; nothing of it says who comes. */
export type Appointment = {
  readonly booking: BookingSummary
  /** BCP 47 tag of the language that the pages had; null where it is not known. */
  readonly locale: string | null
  /** Whether name and contact are still kept. */
  readonly remembered: boolean
  /** In order of time. */
  readonly history: readonly ChangeRecord[]
}
export type ReadAppointment = (booking: string) => Promise<Result<Appointment>>

/** Opens name, contact and note; null once they were forgotten. */
export type OpenContact = (booking: string) => Promise<Result<Personal | null>>

/** What is printed for who comes: her appointment and the code that manages it. */
export type Slip = { readonly booking: BookingSummary; readonly code: string; readonly locale: string | null }
export type ReadSlip = (booking: string) => Promise<Result<Slip>>

/** A time some weeks after an appointment, on the same weekday and by the same clock; without a slot where it is not free. */
export type SameTime = {
  readonly weeks: number
  readonly start: Temporal.Instant
  readonly slot: OfferedSlot | undefined
}
/** Times for the next appointment of the same person with the same counsellor. */
export type FindNextTimes = (
  booking: string,
) => Promise<Result<{ readonly same: readonly SameTime[]; readonly next: readonly OfferedSlot[] }>>

/** Books for the same person again, who agrees; null once her name is forgotten. */
export type BookNext = (input: {
  readonly booking: string
  readonly slot: string
  readonly idempotencyKey?: string | undefined
}) => Promise<Result<Confirmation | null>>
