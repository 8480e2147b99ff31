import { randomUUID } from 'node:crypto'
import type { BookingSummary } from '../../booking/core/booking.ts'
import type { Refusal } from '../../booking/core/refusal.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import type { App } from '../../server/app.ts'
import { type Details, type DetailsFault, type DetailsTyped, readDetails, typedDetails } from './details.ts'
import type { KnownTalk } from './talk.ts'

/** The third screen again, with what was typed and what to change. */
interface FormAgain {
  readonly hold: string
  readonly expires: Temporal.Instant
  readonly chosen: OfferedSlot
  readonly bookingKey: string
  readonly client: string
  readonly typed: DetailsTyped
  readonly faults: readonly DetailsFault[]
}

export type FormOutcome =
  | { readonly kind: 'booked'; readonly booking: BookingSummary; readonly code: string }
  | { readonly kind: 'faults'; readonly form: FormAgain }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

function detailsOf(details: Details, talk: KnownTalk) {
  return {
    ...details,
    topic: talk.topic ?? '',
    language: talk.language ?? '',
    guide: talk.guide,
    step: talk.step,
  }
}

async function askAgain(
  app: App,
  texts: Record<string, string>,
  typed: DetailsTyped,
  faults: readonly DetailsFault[],
): Promise<FormOutcome> {
  const client = texts.client || randomUUID()
  // While she mends a fault the time is kept anew, by the same client key.
  const held = await app.booking.holdSlot({ slot: texts.slot ?? '', client })
  if (!held.ok) return { kind: 'refused', refusal: held.refusal }
  const { hold, expires, slot: chosen } = held.value
  const form = { hold, expires, chosen, bookingKey: texts.key || randomUUID(), client, typed, faults }
  return { kind: 'faults', form }
}

/**
 * Books what the third screen's form says, under the key that came with the form: a reload gets the same answer. A hold that
 * is not known any more does not matter while the slot is free.
 */
export async function bookFromForm(
  app: App,
  texts: Record<string, string>,
  talk: KnownTalk,
): Promise<FormOutcome> {
  const typed = typedDetails(texts)
  const details = readDetails(typed, texts.phoneNeeded === 'yes')
  if (!details.ok) return askAgain(app, texts, typed, details.faults)
  const wanted = { ...detailsOf(details.value, talk), idempotencyKey: texts.key || undefined }
  const result = await app.booking.bookSlot({ ...wanted, hold: texts.hold ?? '' })
  if (result.ok) return { kind: 'booked', ...result.value }
  if (result.refusal.kind !== 'hold-unknown') return { kind: 'refused', refusal: result.refusal }
  const direct = await app.booking.bookSlot({ ...wanted, slot: texts.slot ?? '' })
  return direct.ok ? { kind: 'booked', ...direct.value } : { kind: 'refused', refusal: direct.refusal }
}
