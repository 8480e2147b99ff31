import { describe, expect, test } from 'vitest'
import { refused } from '../../src/booking/core/result.ts'
import { noon } from '../builders/installation.ts'
import { aBooking, aHold, aRequest } from '../builders/records.ts'
import { empty, type Opened, writeTo } from './opened.ts'

/** All or nothing, one after the other. */
export const unitsOfWorkContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`a unit of work on ${name}`, () => {
    test('is seen by others when it is done', async () => {
      const result = await write(async tx => {
        await tx.bookings.insert(aBooking())
        return 'yes'
      })
      expect(result).toEqual({ ok: true, value: 'yes' })
      expect(await opened().storage.counts()).toEqual({ ...empty, bookings: 1 })
    })

    test('that is refused leaves nothing of all that it wrote', async () => {
      const refusal = { kind: 'slot-past' } as const
      const result = await opened().storage.transaction(async tx => {
        await tx.bookings.insert(aBooking())
        await tx.claims.take(aRequest())
        await tx.holds.insert(aHold())
        await tx.outbox.put({ id: 'o1', kind: 'forget', subject: 'b1', due: noon })
        await tx.history.append({
          booking: 'b1',
          at: noon,
          by: 'reader',
          what: 'booked',
          slot: 'r1.abc',
          reason: null,
        })
        await tx.idempotency.reserve({ key: 'k', body: 'b', expires: noon, booking: null, answer: null })
        return refused(refusal)
      })
      expect(result).toEqual({ ok: false, refusal })
      expect(await opened().storage.counts()).toEqual(empty)
    })

    test('that throws leaves nothing, and the next one works', async () => {
      const fault = new Error('a fault in the middle')
      const broken = write(async tx => {
        await tx.bookings.insert(aBooking())
        throw fault
      })
      await expect(broken).rejects.toBe(fault)
      expect(await opened().storage.counts()).toEqual(empty)
      expect((await write(tx => tx.bookings.insert(aBooking()))).ok).toBe(true)
    })

    test('is not seen by others while it runs, and who changes the same booking waits for it', async () => {
      const order: string[] = []
      await write(tx => tx.bookings.insert(aBooking()))
      const begun = Promise.withResolvers<void>()
      const slow = write(async tx => {
        const booking = await tx.bookings.find('b1')
        if (booking) await tx.bookings.update({ ...booking, sequence: booking.sequence + 1 })
        begun.resolve()
        await new Promise(resolve => setTimeout(resolve, 20))
        order.push(`others see ${(await opened().storage.findBookingByReference('K7M4TX'))?.sequence}`)
      })
      await begun.promise
      const next = write(async tx => {
        order.push(`the second sees ${(await tx.bookings.find('b1'))?.sequence}`)
      })
      await Promise.all([slow, next])
      expect(order).toEqual(['others see 0', 'the second sees 1'])
    })
  })
}
