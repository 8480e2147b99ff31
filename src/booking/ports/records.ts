import type { FeedDetail, FeedScope } from '../core/feed.ts'
import type { FeedClient } from '../core/feed-client.ts'
import type { Reason } from '../core/reason.ts'

/**
 * What a delivery does. `forget`, `erase`: deletes what was promised to be gone. `pass-on`: offers a freed time to the next in
 * line. `mail`, `reminder`: to the reader by e-mail; `sms`, `sms-reminder`: to her by text message; `alert`: to a device of
 * hers. `calendar`: makes one calendar of a counsellor say what is stored. `invitation`: to a counsellor by e-mail.
 */
export type OutboxKind =
  | 'forget'
  | 'erase'
  | 'pass-on'
  | 'mail'
  | 'reminder'
  | 'sms'
  | 'sms-reminder'
  | 'alert'
  | 'calendar'
  | 'invitation'

/** A delivery that is to go out, written together with the change that causes it. */
export type OutboxRecord = {
  readonly id: string
  readonly kind: OutboxKind
  /** The booking that it is about. */
  readonly subject: string
  readonly due: Temporal.Instant
  /**
   * What tells several of one kind apart: for a message to the reader what has happened, and at which sequence
   * (`moved.2`); for a calendar its connection; for an alert its subscription; for an invitation the counsellor and the
   * sequence. Empty where left out.
   */
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
  /** For feeds that may say more, and for those of an office. */
  readonly office: string | null
  readonly topic: string
  readonly language: string
}

/** Who is to be told of a change of a booking, beside its reader. */
export type Listener =
  /** A connected calendar of its counsellor, or one that has a copy of it; the target is the connection. */
  | { readonly kind: 'calendar'; readonly target: string }
  /** A counsellor who wants mails with her appointments. */
  | { readonly kind: 'invitation'; readonly target: string }
  /** A device of the reader; the target is the subscription. */
  | { readonly kind: 'alert'; readonly target: string }

/** A calendar address for one device. The lookup is derived from a secret that is not stored. */
export type FeedRecord = {
  /** The first feed of a counsellor has her own id. */
  readonly id: string
  readonly lookup: string
  readonly scope: FeedScope
  /** Id of the counsellor, office or team; empty for the district. */
  readonly target: string
  /** What the device is called by whoever uses it; may be empty. */
  readonly label: string
  readonly details: readonly FeedDetail[]
  /** Grows with each new address. */
  readonly generation: number
  /** Since when it has this address. */
  readonly created: Temporal.Instant
  /** When it was fetched under this address; not each time is noted. */
  readonly fetched: Temporal.Instant | null
  readonly fetchedBy: FeedClient | null
}

/** What a feed needs of a stored event. */
export type FeedEvent = Pick<StoredEvent, 'counsellor' | 'topic' | 'language' | 'text'>

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

/** Who changed what, for the log of staff: written with the change, in the same unit of work. */
export type LogLine = {
  readonly id: string
  readonly at: Temporal.Instant
  /** Id of an account. */
  readonly actor: string
  /** One of the words of the log. */
  readonly what: string
  /** The id of what it was done to. */
  readonly subject: string
  /** One word more; empty where there is none. Never anything personal: a line is kept for ever. */
  readonly detail: string
}

/** A device of a reader that is reminded of one appointment. */
export type Subscription = {
  readonly id: string
  readonly booking: string
  /** Where it is reached, and with which keys (RFC 8291): encrypted, bound to the id. */
  readonly sealed: string
  /** BCP 47 tag of the language that the pages had. */
  readonly locale: string | null
  readonly created: Temporal.Instant
}
