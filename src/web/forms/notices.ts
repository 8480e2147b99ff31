import type { Refusal } from '../../booking/core/refusal.ts'
import type { StringKey } from '../../i18n/strings/strings.ts'

/** A refusal that no other time would help against. */
export type Limit = Extract<Refusal, { kind: 'too-many-bookings' | 'too-many-tries' }>

export function isLimit(refusal: Refusal): refusal is Limit {
  return refusal.kind === 'too-many-bookings' || refusal.kind === 'too-many-tries'
}

/** What to say above the free times when the chosen one could not be had. */
export function noticeOf(refusal: Refusal): StringKey {
  if (refusal.kind === 'slot-taken') return 'book.times.taken'
  if (refusal.kind === 'slot-past') return 'book.times.gone'
  // The key is the form's own affair; to her it means that the form is out of date.
  if (refusal.kind === 'idempotency-mismatch') return 'problem.hold-unknown'
  return `problem.${refusal.kind}`
}
