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
 * Books what the third screen's form says, under the key that came with the form: sent twice, it books once. What is shown
 * is the booking as it is now, so that a reload after cancelling says that it is cancelled.
 */
export async function bookFromForm(
  app: App,
  texts: Record<string, string>,
  talk: KnownTalk,
): Promise<FormOutcome> {
  const typed = typedDetails(texts)
  const details = readDetails(typed, texts.phoneNeeded === 'yes')
  if (!details.ok) return askAgain(app, texts, typed, details.faults)
  const result = await app.booking.bookSlot({
    ...detailsOf(details.value, talk),
    ...(texts.hold ? { hold: texts.hold, slot: texts.slot } : { slot: texts.slot ?? '' }),
    idempotencyKey: texts.key || undefined,
  })
  if (!result.ok) return { kind: 'refused', refusal: result.refusal }
  const { booking, code } = result.value
  const now = await app.booking.showBooking({ reference: booking.reference, code })
  return { kind: 'booked', booking: now.ok ? now.value : booking, code }
}
