import type { Booking, BookingSummary } from '../core/booking.ts'
import { done, type Result, refused } from '../core/result.ts'
import { summaryOf } from '../core/summary.ts'
import { transition } from '../core/transition.ts'
import type { Transaction } from '../ports/transaction.ts'
import { checkOffer } from './check-offer.ts'
import { type ChosenSlot, chooseSlot, sweepExpired, takeSlot } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { findBookingOrThrow } from './find-booking.ts'
import { leaveLine, offerFreed } from './line.ts'
import { recordChange } from './record-change.ts'
import type { MoveBooking } from './signatures.ts'
import { isSought } from './sought.ts'
import { suggestAlternatives } from './suggest-alternatives.ts'
import { unlockBooking } from './unlock-booking.ts'

type Move = {
  readonly by: 'reader' | 'counsellor'
  readonly now: Temporal.Instant
  /** Whether what is freed is much sought: then it rests first. */
  readonly sought: boolean
}

/** A counsellor knows best what she can talk about, and in which language; what a colleague can is checked. */
const checkMove = (chosen: ChosenSlot, before: Booking, by: Move['by']): Result<null> =>
  by === 'counsellor' && chosen.slot.counsellor === before.counsellor
    ? done(null)
    : checkOffer(chosen, before)

/** Offers what was freed. Who was just moved out of it and still waits for something earlier is not asked back into it. */
const offerToOthers = async (
  tx: Transaction,
  needs: Pick<BookingDependencies, 'identifiers' | 'policy' | 'holidays'>,
  { id, slot }: Booking,
  { now, sought }: Pick<Move, 'now' | 'sought'>,
): Promise<void> => {
  const place = await tx.waiting.find(id)
  if (place) await tx.waiting.remove(id)
  await offerFreed(tx, needs, slot, now, sought)
  if (place) await tx.waiting.put(place)
}

/**
 * Moves a booking to a chosen slot within a unit of work. Who is moved by staff to a later time still waits for something
 * earlier, if she did.
 */
export const moveIn = async (
  tx: Transaction,
  needs: Pick<BookingDependencies, 'events' | 'identifiers' | 'policy' | 'holidays'>,
  before: Booking,
  chosen: ChosenSlot,
  { by, now, sought }: Move,
): Promise<Result<BookingSummary>> => {
  const status = transition(before, 'move', now)
  if (!status.ok) return status
  const offered = checkMove(chosen, before, by)
  if (!offered.ok) return offered
  // The old time goes first: the new one may overlap it. A refusal brings it back with everything else.
  await tx.claims.release(before.id)
  if (!(await takeSlot(tx, chosen, before.id))) return refused({ kind: 'slot-taken', alternatives: [] })
  const { id: slot, counsellor, office, mode, start, end } = chosen.slot
  const sequence = before.sequence + 1
  const booking: Booking = {
    ...before,
    ...{
      status: status.value,
      slot,
      counsellor,
      office,
      mode,
      start,
      end,
      reason: null,
      sequence,
      changed: now,
    },
  }
  await recordChange(tx, needs, booking, before, { what: 'moved', by })
  const isEarlier = Temporal.Instant.compare(start, before.start) < 0
  if (by === 'reader' || isEarlier) await leaveLine(tx, needs, before.id, now)
  await offerToOthers(tx, needs, before, { now, sought })
  return done(summaryOf(booking, chosen.counsellor))
}

/** Moves a booking to another slot: the new one is taken and the old one is freed, or nothing changes. */
export const makeMoveBooking =
  (needs: BookingDependencies): MoveBooking =>
  async input => {
    const unlocked = await unlockBooking(needs, input)
    if (!unlocked.ok) return unlocked
    const sought = await isSought(needs, unlocked.value)
    let wanted = input.slot
    const result = await needs.storage.transaction<BookingSummary>(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await findBookingOrThrow(tx, unlocked.value.id)
      const chosen = await chooseSlot(tx, needs, input, now)
      if (!chosen.ok) return chosen
      wanted = chosen.value.slot.id
      return moveIn(tx, needs, before, chosen.value, { by: 'reader', now, sought })
    })
    return suggestAlternatives(needs, result, wanted, unlocked.value)
  }
