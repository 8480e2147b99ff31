import { done } from '../core/result.ts'
import type { BookingDependencies } from './dependencies.ts'

/** Has all appointments to come of a counsellor written into a calendar that is new. */
export type FillCalendar = (counsellor: string, connection: string) => Promise<void>

/** Beyond every horizon. */
const daysAhead = 400

/** Makes what puts a delivery for each appointment to come into the outbox. */
export const makeFillCalendar =
  ({
    storage,
    clock,
    identifiers,
  }: Pick<BookingDependencies, 'storage' | 'clock' | 'identifiers'>): FillCalendar =>
  async (counsellor, connection) => {
    await storage.transaction(async tx => {
      const now = clock.now()
      const bookings = await tx.bookings.activeIn(counsellor, now, now.add({ hours: daysAhead * 24 }))
      for (const { id: subject } of bookings)
        await tx.outbox.put({
          ...{ id: identifiers.uuid(), kind: 'calendar', subject, detail: connection, due: now },
        })
      return done(null)
    })
  }
