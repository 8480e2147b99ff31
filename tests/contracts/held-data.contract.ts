import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/booking/core/counter.ts'
import { noon } from '../builders/installation.ts'
import { aBooking, aRequest } from '../builders/records.ts'
import { empty, type Opened, writeTo } from './opened.ts'

/** What is held about one booking, how it goes, and what stays without a name. */
export const heldDataContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)
  const line = { booking: 'b1', at: noon, by: 'reader', slot: 'r1.abc', reason: null } as const
  const event = {
    ...{ booking: 'b1', counsellor: 'c1', start: noon, end: noon.add({ hours: 1 }) },
    ...{ cancelled: null, changed: noon, text: 'VEVENT', office: null, topic: 'housing', language: 'ar' },
  }
  const answer = { key: 'k', body: 'b', expires: noon, booking: null, answer: null }
  const writeAll = (id: string, reference: string) =>
    write(async tx => {
      await tx.bookings.insert(aBooking({ id, reference }))
      await tx.claims.take(aRequest({ owner: id, slot: `r1.${id}`, counsellor: `c of ${id}` }))
      await tx.history.append({ ...line, booking: id, what: 'booked' })
      await tx.history.append({ ...line, booking: id, what: 'cancelled', by: 'counsellor', reason: 'ill' })
      await tx.events.put({ ...event, booking: id })
      await tx.events.put({ ...event, booking: id, counsellor: 'c2' })
      await tx.outbox.put({ id: `o ${id}`, kind: 'forget', subject: id, due: noon })
      await tx.idempotency.reserve({ ...answer, key: `k ${id}` })
      await tx.idempotency.complete(`k ${id}`, id, '{}', noon)
      await tx.waiting.put({ booking: id, since: noon, offer: null })
      await tx.networks.note({ key: 'shelter', booking: id, expires: noon.add({ hours: 1 }) })
      await tx.listeners.subscribe({ id: `d ${id}`, booking: id, sealed: 's', locale: 'ar', created: noon })
    })

  describe(`what is held about a booking on ${name}`, () => {
    test('is told whole, and nothing of another one', async () => {
      await writeAll('b1', 'K7M4TX')
      await writeAll('b2', 'AAAAAA')
      const held = await opened().storage.heldData('b1')
      expect(held?.booking).toEqual(aBooking())
      expect(held?.history.map(({ what, by, reason }) => [what, by, reason])).toEqual([
        ['booked', 'reader', null],
        ['cancelled', 'counsellor', 'ill'],
      ])
      expect(held?.events.map(({ counsellor }) => counsellor).toSorted()).toEqual(['c1', 'c2'])
      expect(held?.events).toContainEqual({ ...event, booking: 'b1' })
      expect(held?.deliveries).toEqual([{ id: 'o b1', kind: 'forget', subject: 'b1', due: noon }])
      expect(held?.waiting).toEqual({ booking: 'b1', since: noon, offer: null })
      expect(held?.claims).toHaveLength(6)
      expect(held?.answers.map(({ key }) => key)).toEqual(['k b1'])
      expect(held?.network).toMatchObject({ key: 'shelter', booking: 'b1' })
      expect(held?.devices).toEqual([{ id: 'd b1', locale: 'ar', created: noon }])
      expect(await opened().storage.heldData('b3')).toBeUndefined()
    })

    test('goes with it, and nothing of another one goes', async () => {
      await writeAll('b1', 'K7M4TX')
      await writeAll('b2', 'AAAAAA')
      const other = await opened().storage.heldData('b2')
      await write(tx => tx.bookings.remove('b1'))
      await write(tx => tx.bookings.remove('b3'))
      expect(await opened().storage.heldData('b1')).toBeUndefined()
      expect(await opened().storage.findSubscription('d b1')).toBeUndefined()
      expect(await opened().storage.findBookingByReference('K7M4TX')).toBeUndefined()
      expect(await opened().storage.heldData('b2')).toEqual(other)
      await write(tx => tx.bookings.remove('b2'))
      expect(await opened().storage.counts()).toEqual(empty)
    })

    test('is sealed anew, unless it has changed meanwhile; what was forgotten is passed over', async () => {
      const { storage } = opened()
      await write(async tx => {
        for (const place of [1, 2, 3, 4])
          await tx.bookings.insert(
            aBooking({
              id: `b${place}`,
              reference: `AAAAA${place + 1}`,
              personal: place === 2 ? null : `sealed ${place}`,
            }),
          )
      })
      const first = await storage.sealed('', 2)
      expect(first).toEqual([
        { id: 'b1', personal: 'sealed 1' },
        { id: 'b3', personal: 'sealed 3' },
      ])
      expect(await storage.sealed('b3', 2)).toEqual([{ id: 'b4', personal: 'sealed 4' }])
      const anew = { personal: 'anew', emailKey: 'mail', phoneKey: null }
      expect(await storage.reseal('b1', 'sealed 1', anew)).toBe(true)
      expect((await storage.heldData('b1'))?.booking).toMatchObject(anew)
      expect(await storage.reseal('b1', 'sealed 1', anew)).toBe(false)
      expect(await storage.reseal('b2', 'sealed 2', anew)).toBe(false)
      expect(await storage.reseal('b9', 'sealed 9', anew)).toBe(false)
    })
  })

  describe(`devices that are reminded on ${name}`, () => {
    test('are those of a booking, the first that came first, until they are taken back', async () => {
      const { storage } = opened()
      const device = (id: string, booking: string, seconds: number) => ({
        ...{ id, booking, sealed: `sealed ${id}`, locale: null, created: noon.add({ seconds }) },
      })
      const [later, first, other] = [device('d1', 'b1', 2), device('d2', 'b1', 1), device('d3', 'b2', 0)]
      for (const each of [later, first, other]) await write(tx => tx.listeners.subscribe(each))
      const devices = () => write(tx => tx.listeners.devices('b1'))
      expect(await devices()).toEqual({ ok: true, value: [first, later] })
      expect(await storage.findSubscription('d2')).toEqual(first)
      await write(tx => tx.listeners.unsubscribe('d2'))
      await write(tx => tx.listeners.unsubscribe('d9'))
      expect(await devices()).toEqual({ ok: true, value: [later] })
      await write(tx => tx.listeners.unsubscribeAll('b1'))
      expect(await devices()).toEqual({ ok: true, value: [] })
      expect(await storage.findSubscription('d3')).toEqual(other)
    })

    test('are sealed anew, unless they have changed meanwhile', async () => {
      const { storage } = opened()
      for (const id of ['d1', 'd2', 'd3'])
        await write(tx =>
          tx.listeners.subscribe({ id, booking: 'b1', sealed: `sealed ${id}`, locale: 'ar', created: noon }),
        )
      expect(await storage.sealedDevices('', 2)).toEqual([
        { id: 'd1', sealed: 'sealed d1' },
        { id: 'd2', sealed: 'sealed d2' },
      ])
      expect(await storage.sealedDevices('d2', 2)).toEqual([{ id: 'd3', sealed: 'sealed d3' }])
      expect(await storage.resealDevice('d1', 'sealed d1', 'anew')).toBe(true)
      expect(await storage.resealDevice('d1', 'sealed d1', 'anew')).toBe(false)
      expect(await storage.resealDevice('d9', 'sealed d9', 'anew')).toBe(false)
      expect((await storage.findSubscription('d1'))?.sealed).toBe('anew')
    })
  })

  describe(`what stays without a name on ${name}`, () => {
    test('are counters by day, office, topic, language and outcome', async () => {
      const counter = { office: 'town-hall', topic: 'housing', language: 'ar' } as const
      const add = (
        day: string,
        outcome: Outcome,
        changes: Partial<{ office: string | null; topic: string }> = {},
      ) => write(tx => tx.counters.add({ ...counter, day, outcome, ...changes }))
      await add('2026-11-24', 'booked')
      await add('2026-11-24', 'booked')
      await add('2026-11-24', 'booked', { office: null })
      await add('2026-11-24', 'booked', { topic: 'work' })
      await add('2026-11-24', 'missed')
      await add('2026-11-26', 'booked')
      const read = async (from: string, to: string) =>
        (await opened().storage.counters(from, to)).map(({ day, office, topic, outcome, count }) =>
          [day.slice(8), office, topic, outcome, count].join(' '),
        )
      expect(await read('2026-11-24', '2026-11-24')).toEqual([
        ...['24  housing booked 1', '24 town-hall housing booked 2', '24 town-hall housing missed 1'],
        '24 town-hall work booked 1',
      ])
      expect(await read('2026-11-25', '2026-11-26')).toEqual(['26 town-hall housing booked 1'])
      expect((await opened().storage.counters('2026-11-24', '2026-11-24'))[0]?.office).toBeNull()
      expect(await read('2026-11-27', '2026-12-31')).toEqual([])
    })
  })
}
