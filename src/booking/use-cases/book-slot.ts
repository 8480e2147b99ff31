import type { Booking, Confirmation, Personal } from '../core/booking.ts'
import { done, type Result, refused } from '../core/result.ts'
import { summaryOf } from '../core/summary.ts'
import type { Transaction } from '../ports/transaction.ts'
import { checkOffer } from './check-offer.ts'
import { type ChosenSlot, chooseSlot, sweepExpired, takeSlot } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { checkLimits, contactKeys, noteNetwork } from './limits.ts'
import { recordChange } from './record-change.ts'
import { confirmationOf, recallAnswer, rememberAnswer } from './remember-answer.ts'
import type { BookSlot, BookSlotInput } from './signatures.ts'
import { suggestAlternatives } from './suggest-alternatives.ts'

type Needs = Omit<BookingDependencies, 'tries'>

const referenceTries = 8

const newReference = async (tx: Transaction, { identifiers }: Needs): Promise<string> => {
  for (let tries = 0; tries < referenceTries; tries += 1) {
    const reference = identifiers.reference()
    if (!(await tx.bookings.findByReference(reference))) return reference
  }
  throw new Error('no free reference was found: the source of random references repeats itself')
}

const newBooking = (
  needs: Needs,
  input: BookSlotInput,
  { slot }: ChosenSlot,
  { id, reference }: Pick<Booking, 'id' | 'reference'>,
  now: Temporal.Instant,
): Booking => {
  const personal: Personal = { name: input.name, contact: input.contact, note: input.note }
  return {
    ...{ id, reference, status: 'booked', slot: slot.id, counsellor: slot.counsellor },
    ...{ office: slot.office, mode: slot.mode, start: slot.start, end: slot.end },
    ...{ topic: input.topic, language: input.language },
    guide: input.guide ?? null,
    step: input.step ?? null,
    wishes: input.wishes ?? [],
    bookedBy: input.onBehalf?.by ?? 'reader',
    consent: input.onBehalf?.consent ? now : null,
    locale: input.locale ?? null,
    personal: needs.sealer.seal(JSON.stringify(personal), id),
    ...contactKeys(needs, input.contact),
    reason: null,
    sequence: 0,
    generation: 1,
    created: now,
    changed: now,
  }
}

const bookIn = async (
  tx: Transaction,
  needs: Needs,
  input: BookSlotInput,
  chosen: ChosenSlot,
  now: Temporal.Instant,
): Promise<Result<Confirmation>> => {
  const id = needs.identifiers.uuid()
  if (!(await takeSlot(tx, chosen, id))) return refused({ kind: 'slot-taken', alternatives: [] })
  const booking = newBooking(needs, input, chosen, { id, reference: await newReference(tx, needs) }, now)
  await recordChange(tx, needs, booking, undefined, {
    what: 'booked',
    by: input.onBehalf ? 'proxy' : 'reader',
  })
  await noteNetwork(tx, needs, input, booking.id, now)
  const summary = summaryOf(booking, chosen.counsellor)
  await rememberAnswer(tx, needs, input.idempotencyKey, summary, now)
  return done(confirmationOf(needs, summary, booking.generation))
}

/**
 * Books a slot, from a hold or directly; a hold that ran out books all the same while its slot is free, and so does one
 * that is not known any more where the slot is named with it. The same idempotency key and body give the same answer again.
 */
export const makeBookSlot =
  (needs: Needs): BookSlot =>
  async input => {
    let wanted = input.slot
    const result = await needs.storage.transaction<Confirmation>(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const former = await recallAnswer(tx, needs, input, now)
      if (!former.ok) return former
      if (former.value) return done(former.value)
      if (input.onBehalf && !input.onBehalf.consent) return refused({ kind: 'consent-needed' })
      const allowed = await checkLimits(tx, needs, input, now)
      if (!allowed.ok) return allowed
      const chosen = await chooseSlot(tx, needs, input, now)
      if (!chosen.ok) return chosen
      wanted = chosen.value.slot.id
      const offered = checkOffer(chosen.value, input)
      if (!offered.ok) return offered
      return bookIn(tx, needs, input, chosen.value, now)
    })
    return suggestAlternatives(needs, result, wanted, input)
  }
