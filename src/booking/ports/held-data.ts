import type { Booking } from '../core/booking.ts'
import type { Claim } from '../core/claim.ts'
import type { Waiting } from '../core/waiting.ts'
import type {
  ChangeRecord,
  IdempotencyRecord,
  NetworkRecord,
  OutboxRecord,
  StoredEvent,
  Subscription,
} from './records.ts'

/** Everything that is held about one booking. */
export type HeldData = {
  readonly booking: Booking
  readonly history: readonly ChangeRecord[]
  readonly events: readonly StoredEvent[]
  readonly deliveries: readonly OutboxRecord[]
  readonly waiting: Waiting | null
  /** The times that it takes in calendars. */
  readonly claims: readonly Claim[]
  /** What was answered to the form, under the hash of its key. */
  readonly answers: readonly IdempotencyRecord[]
  readonly network: NetworkRecord | null
  /** Devices that are reminded; where they are reached stays sealed. */
  readonly devices: readonly Omit<Subscription, 'sealed' | 'booking'>[]
}

/** Personal fields as they are sealed anew, and the hashes made anew beside them. */
export type Resealed = Pick<Booking, 'emailKey' | 'phoneKey'> & { readonly personal: string }
