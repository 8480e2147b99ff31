import { join } from 'node:path'
import { createCalendarTexts } from '../../src/adapters/calendar/calendar-texts.ts'
import { createIdentifiers } from '../../src/adapters/crypto/identifiers.ts'
import { createPublicHolidays } from '../../src/adapters/holidays/public-holidays.ts'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import type { CounsellorReason } from '../../src/booking/core/reason.ts'
import { parseReference } from '../../src/booking/core/reference.ts'
import { done } from '../../src/booking/core/result.ts'
import { makeCancelByCounsellor } from '../../src/booking/use-cases/cancel-by-counsellor.ts'
import { makeHandOverBookings } from '../../src/booking/use-cases/hand-over-bookings.ts'
import { calmPolicy } from './installation.ts'
import { granted } from './result.ts'

/** What counsellors do, on the database of a running server. Close it after the test. */
export async function counsellorsOf(data: string) {
  const { storage, close } = await openSqlite(join(data, 'lotse.db'))
  const words = { appointment: 'Termin', cancelled: 'Abgesagt' }
  const { events } = createCalendarTexts({ host: 'lotse.example', officeName: id => id ?? undefined, words })
  const needs = {
    ...{ storage, events, policy: calmPolicy },
    clock: { now: () => Temporal.Now.instant() },
    identifiers: createIdentifiers(),
    holidays: createPublicHolidays('BW'),
  }
  const find = async (reference: string) => {
    const booking = await storage.findBookingByReference(parseReference(reference) ?? '')
    if (!booking) throw new Error(`there is no booking ${reference}`)
    return booking
  }
  return {
    close,
    booking: find,
    cancel: async (reference: string, reason: CounsellorReason) =>
      granted(await makeCancelByCounsellor(needs)({ booking: (await find(reference)).id, reason })),
    /** Hands an appointment over to the first colleague who can, and says what she is called. */
    handOver: async (reference: string, reason: CounsellorReason): Promise<string> => {
      const { counsellor, start: from, end: to } = await find(reference)
      for (const { id: colleague, label } of await storage.counsellors()) {
        const step = { counsellor, colleague, from, to, reason }
        const result = await makeHandOverBookings(needs)(step)
        if (result.ok && result.value.handedOver.length === 1) return label
      }
      throw new Error('nobody can take over')
    },
    /** Only these say of themselves that they are women. */
    setWomen: async (...ids: string[]) => {
      for (const counsellor of await storage.counsellors())
        await storage.transaction(async tx => {
          await tx.district.putCounsellor({ ...counsellor, woman: ids.includes(counsellor.id) })
          return done(null)
        })
    },
  }
}
