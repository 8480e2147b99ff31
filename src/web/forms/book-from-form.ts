import { randomUUID } from 'node:crypto'
import type { BookingSummary } from '../../booking/core/booking.ts'
import type { Challenge } from '../../booking/core/proof.ts'
import type { Refusal } from '../../booking/core/refusal.ts'
import type { OfferedSlot } from '../../booking/core/slot.ts'
import type { SlotChoice } from '../../booking/use-cases/signatures.ts'
import type { LanguageTag } from '../../i18n/languages.ts'
import type { App } from '../../server/app.ts'
import { proofSchema } from '../http/proof-schema.ts'
import { type Details, type DetailsFault, type DetailsTyped, readDetails, typedDetails } from './details.ts'
import { idOf, type KnownTalk } from './talk.ts'
import { wishesOf } from './wishes.ts'

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

/** Work that her device does before it books; `again` where a solution came and did not count. */
export interface ProofAsked {
  readonly challenge: Challenge
  /** From when on none is asked for any more. */
  readonly eases: Temporal.Instant
  readonly again: boolean
}

/** What was sent, and the network that it came from. */
interface Sent {
  readonly texts: Record<string, string>
  readonly talk: KnownTalk
  readonly network: string | undefined
}

export type FormOutcome =
  | { readonly kind: 'booked'; readonly booking: BookingSummary; readonly code: string }
  | { readonly kind: 'faults'; readonly form: FormAgain }
  | { readonly kind: 'proof'; readonly form: FormAgain; readonly proof: ProofAsked }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

function detailsOf(details: Details, talk: KnownTalk) {
  return {
    ...details,
    topic: talk.topic ?? '',
    language: talk.language ?? '',
    wishes: wishesOf(talk),
    guide: talk.guide,
    step: talk.step,
  }
}

function choiceOf(hold: string | undefined, slot: string | undefined): SlotChoice {
  return hold === undefined ? { slot: slot ?? '' } : { hold, slot }
}

async function askAgain(
  app: App,
  { texts, talk, network }: Sent,
  typed: DetailsTyped,
  { faults = [], proof }: { readonly faults?: readonly DetailsFault[]; readonly proof?: ProofAsked },
): Promise<FormOutcome> {
  const client = talk.client ?? randomUUID()
  // While she mends a fault the time is kept anew, by the same client key.
  const held = await app.booking.holdSlot({ slot: idOf(texts.slot) ?? '', client, network })
  if (!held.ok) return { kind: 'refused', refusal: held.refusal }
  const { hold, expires, slot: chosen } = held.value
  const form = { hold, expires, chosen, bookingKey: idOf(texts.key) ?? randomUUID(), client, typed, faults }
  return proof ? { kind: 'proof', form, proof } : { kind: 'faults', form }
}

function proofOf(texts: Record<string, string>): string | undefined {
  return proofSchema.safeParse(texts.proof).data
}

/** What was refused, or the form again where her device has work to do first. */
async function afterRefusal(
  app: App,
  sent: Sent,
  typed: DetailsTyped,
  refusal: Refusal,
): Promise<FormOutcome> {
  if (refusal.kind !== 'proof-needed' || !refusal.challenge) return { kind: 'refused', refusal }
  const eases = Temporal.Now.instant().add({ seconds: refusal.eases })
  const again = proofOf(sent.texts) !== undefined
  return askAgain(app, sent, typed, { proof: { challenge: refusal.challenge, eases, again } })
}

/**
 * Books what the third screen's form says, under the key that came with the form: sent twice, it books once. What is shown
 * is the booking as it is now, so that a reload after cancelling says that it is cancelled.
 */
export async function bookFromForm(
  app: App,
  texts: Record<string, string>,
  talk: KnownTalk,
  { network, locale }: { readonly network?: string | undefined; readonly locale?: LanguageTag } = {},
): Promise<FormOutcome> {
  const sent = { texts, talk, network }
  const typed = typedDetails(texts)
  const details = readDetails(typed, texts.phoneNeeded === 'yes')
  if (!details.ok) return askAgain(app, sent, typed, { faults: details.faults })
  const result = await app.booking.bookSlot({
    ...detailsOf(details.value, talk),
    ...choiceOf(idOf(texts.hold), idOf(texts.slot)),
    idempotencyKey: idOf(texts.key),
    proof: proofOf(texts),
    network,
    locale,
  })
  if (!result.ok) return afterRefusal(app, sent, typed, result.refusal)
  const { booking, code } = result.value
  const now = await app.booking.showBooking({ reference: booking.reference, code })
  return { kind: 'booked', booking: now.ok ? now.value : booking, code }
}
