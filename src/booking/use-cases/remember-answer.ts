import type { BookingSummary, Confirmation } from '../core/booking.ts'
import { canonicalText } from '../core/canonical.ts'
import { later } from '../core/instants.ts'
import { formatManageCode } from '../core/manage-code.ts'
import { done, type Result, refused } from '../core/result.ts'
import type { IdempotencyRecord } from '../ports/records.ts'
import type { Transaction } from '../ports/transaction.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { BookSlotInput } from './signatures.ts'

type Needs = Pick<BookingDependencies, 'secrets' | 'policy'>

type StoredSummary = Omit<BookingSummary, 'start' | 'end' | 'changed'> & {
  readonly start: string
  readonly end: string
  readonly changed: string
}

const reviveSummary = (answer: string): BookingSummary => {
  const stored: StoredSummary = JSON.parse(answer)
  return {
    ...stored,
    start: Temporal.Instant.from(stored.start),
    end: Temporal.Instant.from(stored.end),
    changed: Temporal.Instant.from(stored.changed),
  }
}

/** The answer to a booking; the code is derived each time, and never stored. */
export const confirmationOf = (
  { secrets }: Pick<Needs, 'secrets'>,
  booking: BookingSummary,
  generation: number,
): Confirmation => ({ booking, code: formatManageCode(secrets.manageCode(booking.id, generation)) })

const recordOf = (
  needs: Needs,
  key: string,
  input: BookSlotInput,
  now: Temporal.Instant,
): IdempotencyRecord => {
  // Where a request came from is no part of it: a telephone changes networks between two tries.
  const { idempotencyKey: _, hold, network: _network, proven: _proven, locale: _locale, ...rest } = input
  // Where the slot is named, the hold says nothing more: the same form is the same body whether or not it still lasts.
  const body = rest.slot === undefined ? { ...rest, hold } : rest
  return {
    key: needs.secrets.keyedHash('idempotency-key', key),
    body: needs.secrets.keyedHash('idempotency-body', canonicalText(body)),
    expires: now.add({ hours: needs.policy.idempotencyHours }),
    booking: null,
    answer: null,
  }
}

/** Gives the former answer to a key, undefined for a new key, and refuses a key that came with another body. */
export const recallAnswer = async (
  tx: Transaction,
  needs: Needs,
  input: BookSlotInput,
  now: Temporal.Instant,
): Promise<Result<Confirmation | undefined>> => {
  if (input.idempotencyKey === undefined) return done(undefined)
  const record = recordOf(needs, input.idempotencyKey, input, now)
  const former = await tx.idempotency.reserve(record)
  if (!former) return done(undefined)
  if (former.body !== record.body) return refused({ kind: 'idempotency-mismatch' })
  const booking = former.booking === null ? undefined : await tx.bookings.find(former.booking)
  if (!booking || former.answer === null) throw new Error('an idempotency key was kept without its booking')
  return done(confirmationOf(needs, reviveSummary(former.answer), booking.generation))
}

/** Keeps the answer for the key that was reserved in the same unit of work, at least until the appointment is over. */
export const rememberAnswer = async (
  tx: Transaction,
  needs: Needs,
  key: string | undefined,
  booking: BookingSummary,
  now: Temporal.Instant,
): Promise<void> => {
  if (key === undefined) return
  const hash = needs.secrets.keyedHash('idempotency-key', key)
  const expires = later(now.add({ hours: needs.policy.idempotencyHours }), booking.end)
  await tx.idempotency.complete(hash, booking.id, JSON.stringify(booking), expires)
}
