import type { Booking } from '../core/booking.ts'
import { later } from '../core/instants.ts'
import { done } from '../core/result.ts'
import { forgetAt } from '../core/retention.ts'
import type { ChangeRecord } from '../ports/records.ts'
import type { Transaction } from '../ports/transaction.ts'
import { recallCopies } from './announce.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { ForgetPersonalData } from './signatures.ts'

const messageMinutes = 5

/** When a booking is to be forgotten as things are; not before a message that says it is cancelled has left. */
const dueNow = async (
  tx: Transaction,
  booking: Booking,
  cancelledBy: ChangeRecord['by'],
  now: Temporal.Instant,
  retentionHours: number,
): Promise<Temporal.Instant> => {
  const due = forgetAt(booking, cancelledBy, retentionHours)
  const latest = booking.end.add({ hours: retentionHours })
  if (Temporal.Instant.compare(now, latest) >= 0) return due
  const waits = (await tx.outbox.waits(booking.id, 'mail')) || (await tx.outbox.waits(booking.id, 'sms'))
  return waits ? later(due, now.add({ minutes: messageMinutes })) : due
}

/**
 * Wipes a booking's name and contact once they are due. Where they are not, because it was moved meanwhile or the district
 * keeps them longer than when it was booked, that is put off.
 */
export const makeForgetPersonalData =
  ({
    storage,
    clock,
    policy,
    identifiers,
  }: Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'identifiers'>): ForgetPersonalData =>
  async id => {
    // Nothing but being forgotten comes after a cancellation.
    const cancelledBy = (await storage.history(id)).findLast(({ what }) => what === 'cancelled')?.by
    await storage.transaction(async tx => {
      const now = clock.now()
      const booking = await tx.bookings.find(id)
      if (!booking || booking.personal === null) return done(null)
      const due = await dueNow(tx, booking, cancelledBy ?? 'reader', now, policy.retentionHours)
      if (Temporal.Instant.compare(now, due) < 0)
        return done(await tx.outbox.put({ id: identifiers.uuid(), kind: 'forget', subject: id, due }))
      await tx.bookings.update({ ...booking, personal: null, emailKey: null, phoneKey: null })
      await recallCopies(tx, { identifiers }, id, now)
      await tx.listeners.unsubscribeAll(id)
      await tx.history.append({
        booking: id,
        at: now,
        by: 'system',
        what: 'forgotten',
        slot: booking.slot,
        reason: null,
      })
      return done(null)
    })
  }
