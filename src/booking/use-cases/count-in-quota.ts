import { berlinDate } from '../core/berlin.ts'
import type { Booking } from '../core/booking.ts'
import type { OfficeHours } from '../core/office-hours.ts'
import { quotaOn } from '../core/quota.ts'
import type { Transaction } from '../ports/transaction.ts'

/** Lets what is booked already count among the most that a rule takes a day, where it did not before. */
export const countInQuota = async (
  tx: Transaction,
  rule: OfficeHours,
  bookings: readonly Booking[],
): Promise<void> => {
  for (const { id, slot, start } of bookings) {
    const quota = quotaOn(rule, berlinDate(start))
    if (!quota) return
    const claims = await tx.claims.of(id)
    if (claims.some(({ counsellor }) => counsellor === quota.key)) continue
    await tx.claims.joinQuota({ owner: id, slot, quota })
  }
}
