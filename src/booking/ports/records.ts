import type { Reason } from '../core/reason.ts'

/** A delivery that is to go out, written together with the change that causes it. */
export type OutboxRecord = {
  readonly id: string
  readonly kind: 'forget' | 'erase' | 'pass-on' | 'mail' | 'reminder'
  /** The booking that it is about. */
  readonly subject: string
  readonly due: Temporal.Instant
  /** What tells several of one kind apart: for a mail what has happened, and at which sequence. Empty where left out. */
  readonly detail?: string | undefined
  /** Those of one kind go out in this order, each after the one before; 0 where left out. */
  readonly place?: number | undefined
}

/** One line of a booking's history; it is only ever appended. */
export type ChangeRecord = {
  readonly booking: string
  readonly at: Temporal.Instant
  readonly by: 'reader' | 'proxy' | 'counsellor' | 'system'
  readonly what: 'booked' | 'moved' | 'handed-over' | 'cancelled' | 'attended' | 'missed' | 'forgotten'
  /** The slot that the booking had after the change. */
  readonly slot: string
  readonly reason: Reason | null
}

/** A booking's calendar text in one counsellor's feed. */
export type StoredEvent = {
  readonly booking: string
  readonly counsellor: string
  readonly start: Temporal.Instant
  readonly end: Temporal.Instant
  readonly cancelled: Temporal.Instant | null
  readonly changed: Temporal.Instant
  readonly text: string
}

/** A counsellor's feed: the lookup is derived from a secret that is not stored. */
export type FeedRecord = {
  readonly lookup: string
  readonly counsellor: string
  readonly generation: number
  readonly created: Temporal.Instant
}

/** What a key has answered; without the manage code, which is derived again. */
export type IdempotencyRecord = {
  readonly key: string
  readonly body: string
  /** A form that somebody loads again must not book anew: not before the appointment is over. */
  readonly expires: Temporal.Instant
  /** Null while the unit of work that reserved the key runs. */
  readonly booking: string | null
  readonly answer: string | null
}

/** That a network booked, kept a day at most: the key is a hash that nobody can make again the day after. */
export type NetworkRecord = {
  readonly key: string
  readonly booking: string
  readonly expires: Temporal.Instant
}
