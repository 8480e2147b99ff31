import { describe, expect, test } from 'vitest'
import type { StoredEvent } from '../../src/booking/ports/records.ts'
import type { EventsOf } from '../../src/booking/ports/storage.ts'
import { noon } from '../builders/installation.ts'
import { aBooking, aFeed, anEvent } from '../builders/records.ts'
import { type Opened, writeTo } from './opened.ts'

const window = {
  from: noon.subtract({ hours: 24 }),
  to: noon.add({ hours: 24 }),
  cancelledAfter: noon.subtract({ hours: 24 }),
}

/** Addresses of feeds. */
const addressContract = (name: string, opened: Opened): void => {
  const lookups = async () => (await opened().storage.feeds()).map(({ lookup }) => lookup)

  describe(`feeds on ${name}`, () => {
    test('are found by their lookup alone, as they were added', async () => {
      const { storage } = opened()
      const phone = aFeed({
        ...{ id: 'f1', lookup: 'two', label: 'Handy', details: ['topic', 'language'] },
        ...{ generation: 3, fetched: noon, fetchedBy: 'apple' },
      })
      expect(await storage.addFeed(phone)).toBe(true)
      expect(await storage.addFeed(aFeed())).toBe(true)
      expect(await storage.findFeed('two')).toEqual(phone)
      expect(await storage.findFeed('c1')).toBeUndefined()
      expect(await storage.feeds()).toEqual([aFeed(), phone])
      expect(await storage.addFeed(aFeed({ lookup: 'three' }))).toBe(false)
      expect(await lookups()).toEqual(['one', 'two'])
    })

    test('get a new address, unless somebody else has given them one', async () => {
      const { storage } = opened()
      await storage.addFeed(aFeed({ label: 'Handy', fetched: noon, fetchedBy: 'google' }))
      await storage.addFeed(aFeed({ id: 'c2', target: 'c2', lookup: 'other' }))
      const renewed = aFeed({ lookup: 'two', generation: 2, created: noon.add({ hours: 1 }) })
      expect(await storage.renewFeed(renewed, 'one')).toBe(true)
      expect(await storage.findFeed('one')).toBeUndefined()
      expect(await storage.findFeed('two')).toEqual({ ...renewed, label: 'Handy' })
      expect(await storage.renewFeed({ ...renewed, lookup: 'three' }, 'one')).toBe(false)
      expect(await storage.renewFeed(aFeed({ id: 'nobody' }), 'one')).toBe(false)
      expect(await lookups()).toEqual(['two', 'other'])
    })

    test('are gone once they are revoked, and a first one never comes again', async () => {
      const { storage } = opened()
      await storage.addFeed(aFeed())
      await storage.addFeed(aFeed({ id: 'f1', lookup: 'two' }))
      expect(await storage.revokeFeed('f1')).toBe(true)
      expect(await lookups()).toEqual(['one'])
      expect(await storage.revokeFeed('c1')).toBe(true)
      for (const id of ['c1', 'f1', 'nobody']) expect(await storage.revokeFeed(id)).toBe(false)
      await storage.noteFetch('c1', noon, 'google')
      expect(await storage.addFeed(aFeed())).toBe(false)
      expect(await storage.renewFeed(aFeed({ lookup: 'three' }), 'one')).toBe(false)
      expect(await storage.renewFeed(aFeed({ lookup: 'three' }), 'two')).toBe(false)
      expect(await lookups()).toEqual([])
      for (const lookup of ['one', 'two', 'revoked c1', ''])
        expect(await storage.findFeed(lookup)).toBeUndefined()
      expect(await storage.addFeed(aFeed({ id: 'c2', target: 'c2', lookup: 'two' }))).toBe(true)
    })

    test('know when they were fetched last, and by what kind of program', async () => {
      const { storage } = opened()
      await storage.addFeed(aFeed())
      await storage.noteFetch('c1', noon, 'google')
      await storage.noteFetch('nobody', noon, 'google')
      await storage.noteFetch('c1', noon.add({ hours: 1 }), 'outlook')
      const noted = { fetched: noon.add({ hours: 1 }), fetchedBy: 'outlook' } as const
      expect(await storage.feeds()).toEqual([aFeed(noted)])
    })
  })
}

/** Which events a feed shows. */
const eventsContract = (name: string, opened: Opened): void => {
  const write = writeTo(opened)
  const texts = async (of: EventsOf) =>
    (await opened().storage.events(of, window)).map(({ text }) => text).toSorted()
  const put = (...events: readonly StoredEvent[]) =>
    write(async tx => {
      for (const event of events) await tx.events.put(event)
    })
  const book = (id: string, counsellor: string) =>
    write(tx => tx.bookings.insert(aBooking({ id, counsellor, reference: `K7M4T${id.slice(1)}` })))

  describe(`events for feeds on ${name}`, () => {
    test('are those of a counsellor, an office, some counsellors, or everybody', async () => {
      for (const [id, counsellor] of [
        ['b2', 'c1'],
        ['b3', 'c2'],
        ['b4', 'c2'],
      ] as const)
        await book(id, counsellor)
      await put(
        anEvent({ booking: 'b2', text: '2' }),
        anEvent({ booking: 'b3', counsellor: 'c2', office: null, text: '3' }),
        anEvent({ booking: 'b4', counsellor: 'c2', office: 'annex', cancelled: noon, text: '4' }),
      )
      expect(await texts({ counsellor: 'c1' })).toEqual(['2'])
      expect(await texts({ office: 'town-hall' })).toEqual(['2'])
      expect(await texts({ office: 'annex' })).toEqual(['4'])
      expect(await texts({ counsellors: ['c1'] })).toEqual(['2'])
      expect(await texts({ counsellors: ['c2', 'c1'] })).toEqual(['2', '3', '4'])
      expect(await texts({ counsellors: [] })).toEqual([])
      expect(await texts('everybody')).toEqual(['2', '3', '4'])
      expect((await opened().storage.events({ office: 'annex' }, window))[0]).toEqual({
        ...{ counsellor: 'c2', topic: 'housing', language: 'ar', text: '4' },
      })
    })

    test('have an appointment that was handed over once, but for who gave it away', async () => {
      await book('b2', 'c2')
      const former = anEvent({ booking: 'b2', cancelled: noon, text: 'former' })
      const present = anEvent({ booking: 'b2', counsellor: 'c2', text: 'present' })
      await put(former, present)
      for (const of of [{ office: 'town-hall' }, { counsellors: ['c1', 'c2'] }, 'everybody'] as const)
        expect(await texts(of)).toEqual(['present'])
      expect(await texts({ counsellors: ['c1'] })).toEqual([])
      expect(await texts({ counsellor: 'c1' })).toEqual(['former'])
      await put({ ...present, cancelled: noon, text: 'cancelled' })
      expect(await texts('everybody')).toEqual(['cancelled'])
    })

    test('have a mark that changes with them, and with nothing else', async () => {
      const { storage } = opened()
      for (const id of ['b2', 'b3', 'b4', 'b5']) await book(id, 'c1')
      const event = anEvent({ booking: 'b2' })
      const mark = (of: EventsOf = { counsellor: 'c1' }, changes: Partial<typeof window> = {}) =>
        storage.eventsMark(of, { ...window, ...changes })
      const seen = new Set([await mark()])
      const isNew = async () => {
        const [now, again] = [await mark(), await mark()]
        expect(again).toBe(now)
        expect(seen).not.toContain(now)
        seen.add(now)
      }
      await put(event)
      await isNew()
      await put({ ...event, changed: noon.add({ milliseconds: 1 }) })
      await isNew()
      // Moved and cancelled within one millisecond.
      await put({ ...event, start: noon.add({ minutes: 30 }) })
      await isNew()
      await put({ ...event, start: noon.add({ minutes: 30 }), cancelled: noon })
      await isNew()
      // Written later, and yet changed earlier than what is there.
      await put(anEvent({ booking: 'b3', changed: noon.subtract({ hours: 1 }) }))
      await isNew()
      // One goes and one comes, changed at the same time.
      await write(tx => tx.bookings.remove('b3'))
      await put(anEvent({ booking: 'b4', changed: noon.subtract({ hours: 1 }) }))
      await isNew()
      const before = await mark()
      const early = window.from.subtract({ hours: 1 })
      await put(
        anEvent({ booking: 'b5', counsellor: 'c2' }),
        anEvent({ booking: 'b5', start: early, end: early }),
      )
      expect(await mark()).toBe(before)
      expect(await mark({ counsellor: 'c1' }, { cancelledAfter: noon })).not.toBe(await mark())
      expect(await mark({ counsellor: 'c1' }, { from: noon.add({ hours: 1, minutes: 1 }) })).not.toBe(before)
      expect(await mark({ counsellor: 'nobody' })).toBe(await mark({ counsellors: [] }))
    })
  })
}

/** Addresses for calendars, and what they show. */
export const feedsContract = (name: string, opened: Opened): void => {
  addressContract(name, opened)
  eventsContract(name, opened)
}
