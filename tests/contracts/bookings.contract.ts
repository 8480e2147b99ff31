import { describe, expect, test } from 'vitest'
import { noon } from '../builders/installation.ts'
import { aBooking, aHold } from '../builders/records.ts'
import { type Opened, writeTo } from './opened.ts'

/** Bookings and holds come back as they were written. */
export const bookingsContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`bookings on ${name}`, () => {
    test('come back as they were written and changed', async () => {
      await write(tx => tx.bookings.insert(aBooking()))
      expect(await opened().storage.findBookingByReference('K7M4TX')).toEqual(aBooking())
      const moved = aBooking({
        start: noon.add({ hours: 5 }),
        personal: null,
        status: 'cancelled',
        sequence: 3,
      })
      await write(tx => tx.bookings.update(moved))
      await write(async tx => {
        expect(await tx.bookings.find('b1')).toEqual(moved)
        expect(await tx.bookings.findByReference('K7M4TX')).toEqual(moved)
        expect(await tx.bookings.find('b2')).toBeUndefined()
      })
      expect(await opened().storage.findBookingByReference('AAAAAA')).toBeUndefined()
    })

    test('never share a reference', async () => {
      await write(tx => tx.bookings.insert(aBooking()))
      await expect(write(tx => tx.bookings.insert(aBooking({ id: 'b2' })))).rejects.toThrow()
    })
  })

  describe(`holds on ${name}`, () => {
    const hold = aHold()

    test('are found by id and by client until they are removed', async () => {
      await write(async tx => {
        await tx.holds.insert(hold)
        expect(await tx.holds.find('h1')).toEqual(hold)
        expect(await tx.holds.findByClient('client')).toEqual(hold)
        expect(await tx.holds.findByClient('other')).toBeUndefined()
        await tx.holds.remove('h1')
        expect(await tx.holds.find('h1')).toBeUndefined()
      })
    })

    test('are found by their client outside of a unit of work too, and when they are prolonged', async () => {
      const expires = noon.add({ minutes: 20 })
      await write(tx => tx.holds.insert(hold))
      expect(await opened().storage.findHoldByClient('client')).toEqual(hold)
      expect(await opened().storage.findHoldByClient('other')).toBeUndefined()
      await write(tx => tx.holds.prolong('h1', expires))
      await write(tx => tx.holds.prolong('nothing', expires))
      expect(await opened().storage.findHoldByClient('client')).toEqual({ ...hold, expires })
      expect(await opened().storage.counts()).toMatchObject({ holds: 1 })
    })

    test('without a client do not get in each other’s way', async () => {
      await write(async tx => {
        await tx.holds.insert({ ...hold, client: null })
        await tx.holds.insert({ ...hold, id: 'h2', client: null })
      })
      expect(await opened().storage.counts()).toMatchObject({ holds: 2 })
    })

    test('that ran out are removed, the others stay', async () => {
      await write(async tx => {
        await tx.holds.insert(hold)
        await tx.holds.insert({ ...hold, id: 'h2', client: null, expires: noon.add({ milliseconds: 1 }) })
        await tx.holds.removeExpired(noon)
        expect(await tx.holds.find('h1')).toBeUndefined()
        expect(await tx.holds.find('h2')).toBeDefined()
      })
    })
  })
}
