import { formatManageCode } from '../core/manage-code.ts'
import { done, refused } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { ReadSlip } from './staff-signatures.ts'
import { summaryIn } from './summary-in.ts'

/** Derives the code of a booking anew, to be printed; after a unit of work in which a log of that is written. */
export const makeReadSlip =
  ({ storage, secrets }: Pick<BookingDependencies, 'storage' | 'secrets'>): ReadSlip =>
  async id => {
    const found = await storage.transaction(async tx => {
      const booking = await tx.bookings.find(id)
      if (!booking) return refused({ kind: 'booking-unknown' })
      const { generation, locale } = booking
      return done({ booking: await summaryIn(tx, booking), generation, locale })
    })
    if (!found.ok) return found
    const { generation, ...slip } = found.value
    return done({ ...slip, code: formatManageCode(secrets.manageCode(id, generation)) })
  }
