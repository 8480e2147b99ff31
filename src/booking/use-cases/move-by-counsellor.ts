import type { Booking } from '../core/booking.ts'
import { deskPolicy } from '../core/desk-policy.ts'
import { ruleOf } from '../core/kept-promise.ts'
import { done, refused } from '../core/result.ts'
import type { Transaction } from '../ports/transaction.ts'
import { chooseSlot, sweepExpired } from './choose-slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { moveIn } from './move-booking.ts'
import type { MoveByCounsellor } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'
import type { ChangeNeeds } from './withdraw-booking.ts'

/** What was handed over keeps the id of its slot, which is its former counsellor's. */
const isWhereItsSlotIs = async (tx: Transaction, booking: Booking): Promise<boolean> => {
  const id = ruleOf(booking)
  const rule = id === undefined ? undefined : await tx.district.findOfficeHours(id)
  return rule?.counsellor === booking.counsellor
}

/**
 * Moves an appointment for its counsellor, to any free slot of hers that has not begun, or to a colleague’s who is among those
 * that are named. What she frees need not rest: nobody gains anything by it. Moving to where it is changes nothing.
 */
export const makeMoveByCounsellor =
  (needs: ChangeNeeds & Pick<BookingDependencies, 'storage' | 'clock'>): MoveByCounsellor =>
  ({ booking: id, slot, among }) =>
    needs.storage.transaction(async tx => {
      const now = needs.clock.now()
      await sweepExpired(tx, now)
      const before = await tx.bookings.find(id)
      if (!before) return refused({ kind: 'booking-unknown' })
      if (before.slot === slot && before.status === 'booked' && (await isWhereItsSlotIs(tx, before)))
        return done(await summaryIn(tx, before))
      // Whether somebody else may book what is freed is for the readers' policy to say.
      const chosen = await chooseSlot(tx, { ...needs, policy: deskPolicy(needs.policy) }, { slot }, now)
      if (!chosen.ok) return chosen
      if (!among.includes(chosen.value.slot.counsellor)) return refused({ kind: 'slot-unknown' })
      return moveIn(tx, needs, before, chosen.value, { by: 'counsellor', now, sought: false })
    })
