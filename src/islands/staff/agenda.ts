// What the calendar's page and its server say to each other. Times are the district's wall clock, `YYYY-MM-DDTHH:MM`: the laptop's
// own zone is never asked.
import type { BookingStatus } from '../../booking/core/booking-status.ts'
import type { Exception, Hours } from '../../booking/core/exception.ts'
import type { Access } from '../../booking/core/office-hours.ts'
import type { CounsellorReason } from '../../booking/core/reason.ts'
import type { Wish } from '../../booking/core/wish.ts'

export interface Whose {
  /** Id of the counsellor. */
  readonly id: string
  readonly label: string
}

interface Span {
  readonly start: string
  readonly end: string
}

/** An appointment, in words of the staff's language; nothing says who comes. */
export interface AgendaAppointment extends Span {
  readonly id: string
  readonly reference: string
  readonly status: BookingStatus
  readonly counsellor: Whose
  readonly slot: string
  readonly place: string
  readonly topic: string
  readonly language: string
  readonly wishes: readonly Wish[]
  /** Whether it can still be moved or cancelled. */
  readonly changeable: boolean
}

export interface AgendaHours extends Span {
  readonly counsellor: Whose
  readonly place: string
  readonly access: Access
}

export interface AgendaBusy extends Span {
  readonly counsellor: Whose
}

export interface AgendaException extends Omit<Exception, 'counsellor'> {
  /** Null: everybody. */
  readonly counsellor: Whose | null
  readonly changeable: boolean
}

/** `GET /staff/api/agenda` */
export interface AgendaAnswer {
  readonly appointments: readonly AgendaAppointment[]
  readonly hours: readonly AgendaHours[]
  readonly busy: readonly AgendaBusy[]
  readonly exceptions: readonly AgendaException[]
  /** Dates, `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
}

export interface FreeTime extends Span {
  /** Id of the slot. */
  readonly slot: string
  readonly place: string
}

/** `GET /staff/api/free` */
export interface FreeAnswer {
  readonly slots: readonly FreeTime[]
  /** Whether the reader hears of a change by mail or text message; else somebody has to tell her. */
  readonly reached: boolean
}

/** `POST /staff/api/agenda/move` */
export interface MoveRequest {
  readonly booking: string
  readonly slot: string
}

/** What it answers: the appointment, and the slot to which it can go back, if it can. */
export interface MovedAnswer extends AgendaAppointment {
  readonly back: string | null
}

/** `GET /staff/api/agenda/told`: how the reader would hear of a change; `call` and `none`: no message goes out. */
export interface ToldAnswer {
  readonly told: 'mail' | 'text' | 'call' | 'none'
}

/** `POST /staff/api/agenda/cancel` */
export interface CancelRequest {
  readonly booking: string
  readonly reason: CounsellorReason
}

/** `POST /staff/api/agenda/exceptions/change` */
export interface ExceptionChange {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly hours: Hours | null
}

/** What the changes of exceptions answer. */
export interface ExceptionChanged {
  readonly exception: Omit<Exception, 'counsellor'> & { readonly counsellor: string | null }
  /** Appointments that do not fit it; they stay until somebody moves or cancels them. */
  readonly conflicts: readonly AgendaAppointment[]
}
