import { describe, expect, test } from 'vitest'
import { noon } from '../builders/installation.ts'
import { aBooking } from '../builders/records.ts'
import { type Opened, writeTo } from './opened.ts'

const references = 'ABCDEFGHJK'
const nth = (place: number, changes: Parameters<typeof aBooking>[0] = {}) =>
  aBooking({ id: `b${place}`, reference: `K7M4T${references[place]}`, ...changes })
const hour = (hours: number) => ({ start: noon.add({ hours }), end: noon.add({ hours: hours + 1 }) })

/** Bookings to come: of a counsellor, of a contact, of a network, of who waits. */
export const toComeContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)

  describe(`bookings to come on ${name}`, () => {
    test('of a counsellor, or of everybody, are those that touch a time, by start', async () => {
      await write(async tx => {
        await tx.bookings.insert(nth(1, hour(3)))
        await tx.bookings.insert(nth(2, hour(1)))
        await tx.bookings.insert(nth(3, { ...hour(2), counsellor: 'c2' }))
        await tx.bookings.insert(nth(4, { ...hour(2), status: 'cancelled' }))
        await tx.bookings.insert(nth(5, { ...hour(2), status: 'attended' }))
        await tx.bookings.insert(nth(6, hour(1)))
      })
      await write(async tx => {
        const ids = async (counsellor: string | null, from: number, to: number) =>
          (await tx.bookings.activeIn(counsellor, noon.add({ hours: from }), noon.add({ hours: to }))).map(
            ({ id }) => id,
          )
        expect(await ids('c1', 0, 9)).toEqual(['b2', 'b6', 'b1'])
        expect(await ids(null, 0, 9)).toEqual(['b2', 'b6', 'b3', 'b1'])
        expect(await ids('c1', 2, 3)).toEqual([])
        expect(await ids('c1', 2, 4)).toEqual(['b1'])
        expect(await ids('c1', 4, 9)).toEqual([])
        const [first] = await tx.bookings.activeIn('c1', noon, noon.add({ hours: 9 }))
        expect(first).toEqual(nth(2, hour(1)))
      })
    })

    test('of a contact are counted while they are booked and have not begun', async () => {
      const mine = { emailKey: 'mail', phoneKey: 'phone' }
      await write(async tx => {
        await tx.bookings.insert(nth(1, { ...mine, ...hour(1) }))
        await tx.bookings.insert(nth(2, { phoneKey: 'phone', ...hour(2) }))
        await tx.bookings.insert(nth(3, { emailKey: 'mail', status: 'cancelled', ...hour(2) }))
        await tx.bookings.insert(nth(4, { emailKey: 'mail', ...hour(-2) }))
        await tx.bookings.insert(nth(5, hour(2)))
      })
      await write(async tx => {
        expect(await tx.bookings.countByContact('mail', noon)).toBe(1)
        expect(await tx.bookings.countByContact('phone', noon)).toBe(2)
        expect(await tx.bookings.countByContact('phone', noon.add({ hours: 1 }))).toBe(1)
        expect(await tx.bookings.countByContact('else', noon)).toBe(0)
      })
    })

    test('from a network are counted until they are forgotten, with the moment when the first one is', async () => {
      await write(async tx => {
        await tx.bookings.insert(nth(1, hour(5)))
        await tx.bookings.insert(nth(2, hour(6)))
        await tx.bookings.insert(nth(3, { ...hour(6), status: 'cancelled' }))
        await tx.bookings.insert(nth(4, hour(6)))
        for (const place of [1, 2, 3]) {
          const expires = noon.add({ hours: 10 - place })
          await tx.networks.note({ key: 'shelter', booking: `b${place}`, expires })
        }
        await tx.networks.note({ key: 'library', booking: 'b4', expires: noon.add({ hours: 1 }) })
      })
      await write(async tx => {
        expect(await tx.networks.count('shelter', noon)).toEqual({ count: 2, first: noon.add({ hours: 8 }) })
        expect(await tx.networks.count('shelter', noon.add({ hours: 5 }))).toMatchObject({ count: 1 })
        expect(await tx.networks.count('shelter', noon.add({ hours: 9 }))).toEqual({ count: 0, first: null })
        expect(await tx.networks.count('nowhere', noon)).toEqual({ count: 0, first: null })
        await tx.networks.removeExpired(noon.add({ hours: 1 }))
        expect(await tx.networks.count('library', noon)).toEqual({ count: 0, first: null })
        expect(await tx.networks.count('shelter', noon)).toMatchObject({ count: 2 })
      })
    })

    test('wait in the order in which they came, whatever was offered to them', async () => {
      await write(async tx => {
        for (const place of [1, 2, 3]) await tx.bookings.insert(nth(place, hour(place)))
        await tx.waiting.put({ booking: 'b3', since: noon, offer: null })
        await tx.waiting.put({ booking: 'b1', since: noon.add({ seconds: 2 }), offer: null })
        await tx.waiting.put({ booking: 'b2', since: noon.add({ seconds: 1 }), offer: null })
        await tx.waiting.put({ booking: 'b3', since: noon, offer: 'h1' })
      })
      await write(async tx => {
        expect((await tx.waiting.line()).map(({ booking, offer }) => [booking, offer])).toEqual([
          ...[
            ['b3', 'h1'],
            ['b2', null],
            ['b1', null],
          ],
        ])
        expect(await tx.waiting.find('b3')).toEqual({ booking: 'b3', since: noon, offer: 'h1' })
        await tx.waiting.remove('b3')
        await tx.waiting.remove('nobody')
        expect(await tx.waiting.find('b3')).toBeUndefined()
      })
      expect(await opened().storage.findWaiting('b2')).toMatchObject({ booking: 'b2' })
      expect(await opened().storage.findWaiting('b3')).toBeUndefined()
      expect(await opened().storage.counts()).toMatchObject({ waiting: 2 })
    })

    test('and those that were kept make a counsellor’s load; what was cancelled does not', async () => {
      await write(async tx => {
        await tx.bookings.insert(nth(1, hour(0)))
        await tx.bookings.insert(nth(2, { ...hour(1), status: 'attended' }))
        await tx.bookings.insert(nth(3, { ...hour(1), status: 'missed' }))
        await tx.bookings.insert(nth(4, { ...hour(1), status: 'cancelled' }))
        await tx.bookings.insert(nth(5, { ...hour(1), counsellor: 'c2' }))
        await tx.bookings.insert(nth(6, hour(2)))
      })
      const loads = await opened().storage.loads(noon, noon.add({ hours: 2 }))
      expect(new Map([...loads].toSorted())).toEqual(
        new Map([
          ['c1', 3],
          ['c2', 1],
        ]),
      )
    })
  })
}
