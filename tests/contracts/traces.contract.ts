import { describe, expect, test } from 'vitest'
import { noon } from '../builders/installation.ts'
import { aBooking } from '../builders/records.ts'
import { type Opened, writeTo } from './opened.ts'

/** History, calendar texts and answers that a booking leaves. */
export const tracesContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`what a booking leaves behind on ${name}`, () => {
    test('is a history in the order in which things happened', async () => {
      const line = { booking: 'b1', at: noon, by: 'reader', slot: 'r1.abc', reason: null } as const
      await write(async tx => {
        await tx.bookings.insert(aBooking())
        await tx.bookings.insert(aBooking({ id: 'b2', reference: 'AAAAAA' }))
        await tx.history.append({ ...line, what: 'booked' })
        await tx.history.append({ ...line, what: 'booked', booking: 'b2' })
        await tx.history.append({ ...line, what: 'moved', by: 'counsellor' })
        await tx.history.append({ ...line, what: 'cancelled' })
      })
      const history = await opened().storage.history('b1')
      expect(history.map(({ what, by }) => `${what} by ${by}`)).toEqual([
        'booked by reader',
        'moved by counsellor',
        'cancelled by reader',
      ])
      expect(history[0]).toEqual({ ...line, what: 'booked' })
    })

    test('is one calendar text for each counsellor, within the window of the feed', async () => {
      const event = {
        booking: 'b1',
        counsellor: 'c1',
        start: noon,
        end: noon.add({ hours: 1 }),
        cancelled: null,
        changed: noon,
        ...{ text: 'first', office: null, topic: 'housing', language: 'ar' },
      }
      const cancelled = { ...event, booking: 'b2', cancelled: noon, text: 'cancelled' }
      await write(async tx => {
        await tx.bookings.insert(aBooking())
        await tx.bookings.insert(aBooking({ id: 'b2', reference: 'AAAAAA' }))
        await tx.events.put(event)
        await tx.events.put({ ...event, text: 'second' })
        await tx.events.put({ ...event, counsellor: 'c2', text: 'elsewhere' })
        await tx.events.put(cancelled)
      })
      const read = async (from: Temporal.Instant, to: Temporal.Instant, cancelledAfter: Temporal.Instant) =>
        (await opened().storage.events({ counsellor: 'c1' }, { from, to, cancelledAfter })).map(
          ({ text }) => text,
        )
      const [early, late] = [noon.subtract({ hours: 1 }), noon.add({ hours: 9 })]
      expect(await read(early, late, early)).toEqual(['second', 'cancelled'])
      expect(await read(early, late, noon)).toEqual(['second'])
      expect(await read(event.end, late, early)).toEqual(['second', 'cancelled'])
      expect(await read(event.end.add({ seconds: 1 }), late, early)).toEqual([])
      expect(await read(early, noon, early)).toEqual([])
      expect(await opened().storage.findEvent('b2', 'c1')).toEqual(cancelled)
    })

    test('is an answer for its idempotency key until that runs out', async () => {
      const record = { key: 'k', body: 'b', expires: noon, booking: null, answer: null }
      await write(async tx => {
        expect(await tx.idempotency.reserve(record)).toBeUndefined()
        const expires = noon.add({ hours: 1 })
        await tx.idempotency.complete('k', 'b1', '{}', expires)
        const former = await tx.idempotency.reserve({ ...record, body: 'other' })
        expect(former).toEqual({ ...record, expires, booking: 'b1', answer: '{}' })
        await tx.idempotency.removeExpired(expires.subtract({ seconds: 1 }))
        expect(await tx.idempotency.reserve(record)).toBeDefined()
        await tx.idempotency.removeExpired(expires)
        expect(await tx.idempotency.reserve(record)).toBeUndefined()
      })
    })
  })
}
