import type { BookingAction, BookingStatus } from './booking-status.ts'
import type { Challenge } from './proof.ts'
import type { OfferedSlot } from './slot.ts'

/** Everything that booking may answer instead of doing it. Closed: the edge maps each kind to one status. */
export type Refusal =
  | { readonly kind: 'slot-unknown' }
  | { readonly kind: 'slot-past' }
  | { readonly kind: 'slot-beyond-horizon' }
  | { readonly kind: 'slot-taken'; readonly alternatives: readonly OfferedSlot[] }
  | { readonly kind: 'hold-unknown' }
  /** A wrong reference and a wrong code give this one answer, so that neither can be told from the other. */
  | { readonly kind: 'booking-unknown' }
  | { readonly kind: 'too-many-tries'; readonly retryAfter: number }
  | { readonly kind: 'illegal-transition'; readonly from: BookingStatus; readonly action: BookingAction }
  | { readonly kind: 'idempotency-mismatch' }
  | { readonly kind: 'topic-not-offered'; readonly offered: readonly string[] }
  /** So many appointments to come are there already; `retryAfter` (seconds) only where waiting helps. */
  | {
      readonly kind: 'too-many-bookings'
      readonly per: 'contact' | 'network'
      readonly retryAfter: number | null
    }
  /** Many book from this network: a proof of work is asked for first, for some seconds yet (`eases`). */
  | { readonly kind: 'proof-needed'; readonly eases: number; readonly challenge?: Challenge | undefined }
  /** Who books for somebody else needs her consent. */
  | { readonly kind: 'consent-needed' }
  | { readonly kind: 'language-not-offered'; readonly offered: readonly string[] }
  /** What is wrong with a rule, in words for who wrote it. */
  | { readonly kind: 'office-hours-invalid'; readonly faults: readonly string[] }
  | { readonly kind: 'office-hours-unknown' }
  | { readonly kind: 'exception-invalid'; readonly faults: readonly string[] }
  | { readonly kind: 'exception-unknown' }
  /** There is no such counsellor; for a hand-over, none but the one who hands over. */
  | { readonly kind: 'counsellor-unknown' }
  /** Another counsellor or team, of this id, is called so. */
  | { readonly kind: 'label-taken'; readonly by: string }
  | { readonly kind: 'team-unknown' }
  /** A device cannot be reminded: nobody can, it is too late, there are enough, or its push service is not a known one. */
  | { readonly kind: 'alert-not-possible'; readonly why: 'off' | 'too-late' | 'too-many' | 'unknown-service' }

export type RefusalKind = Refusal['kind']
