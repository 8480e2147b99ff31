import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Booking } from '../../src/booking/core/booking.ts'
import { done, refused } from '../../src/booking/core/result.ts'
import type { ClaimRequest, Counts, Transaction } from '../../src/booking/ports/storage.ts'
import { aCounsellor, someOfficeHours } from '../builders/district.ts'
import { type AnyStorage, noon } from '../builders/installation.ts'

const aBooking = (changes: Partial<Booking> = {}): Booking => ({
  id: 'b1',
  reference: 'K7M4TX',
  status: 'booked',
  slot: 'r1.abc',
  counsellor: 'c1',
  office: null,
  mode: 'phone',
  start: noon.add({ hours: 1 }),
  end: noon.add({ hours: 2 }),
  topic: 'housing',
  language: 'ar',
  guide: 'registration',
  step: null,
  personal: 'sealed',
  sequence: 0,
  generation: 1,
  created: noon,
  changed: noon,
  ...changes,
})

const aRequest = (changes: Partial<ClaimRequest> = {}): ClaimRequest => ({
  owner: 'b1',
  counsellor: 'c1',
  slot: 'r1.abc',
  seats: 1,
  quanta: { from: 100, to: 106 },
  until: null,
  ...changes,
})

const empty: Counts = { bookings: 0, holds: 0, claims: 0, outbox: 0, history: 0, events: 0, idempotency: 0 }
const everything = { from: 0, to: 10_000 }

/** What every engine of storage must do. */
export const storageContract = (name: string, open: () => Promise<AnyStorage>): void => {
  let opened: AnyStorage

  beforeEach(async () => {
    opened = await open()
    await opened.storage.fill({ counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })], officeHours: [] })
  })
  afterEach(() => opened.close())

  const write = <T>(work: (tx: Transaction) => Promise<T>) =>
    opened.storage.transaction(async tx => done(await work(tx)))
  const take = async (...requests: ClaimRequest[]): Promise<boolean[]> => {
    const taken: boolean[] = []
    for (const request of requests) {
      const result = await opened.storage.transaction(async tx =>
        (await tx.claims.take(request)) ? done(true) : refused({ kind: 'slot-taken', alternatives: [] }),
      )
      taken.push(result.ok)
    }
    return taken
  }

  describe(`a unit of work on ${name}`, () => {
    test('is seen by others when it is done', async () => {
      const result = await write(async tx => {
        await tx.bookings.insert(aBooking())
        return 'yes'
      })
      expect(result).toEqual({ ok: true, value: 'yes' })
      expect(await opened.storage.counts()).toEqual({ ...empty, bookings: 1 })
    })

    test('that is refused leaves nothing of all that it wrote', async () => {
      const refusal = { kind: 'slot-past' } as const
      const result = await opened.storage.transaction(async tx => {
        await tx.bookings.insert(aBooking())
        await tx.claims.take(aRequest())
        await tx.holds.insert({ id: 'h1', slot: 'r1.abc', expires: noon, client: null })
        await tx.outbox.put({ id: 'o1', kind: 'forget', subject: 'b1', due: noon })
        await tx.history.append({ booking: 'b1', at: noon, by: 'reader', what: 'booked', slot: 'r1.abc' })
        await tx.idempotency.reserve({ key: 'k', body: 'b', expires: noon, booking: null, answer: null })
        return refused(refusal)
      })
      expect(result).toEqual({ ok: false, refusal })
      expect(await opened.storage.counts()).toEqual(empty)
    })

    test('that throws leaves nothing, and the next one works', async () => {
      const fault = new Error('a fault in the middle')
      const broken = write(async tx => {
        await tx.bookings.insert(aBooking())
        throw fault
      })
      await expect(broken).rejects.toBe(fault)
      expect(await opened.storage.counts()).toEqual(empty)
      expect((await write(tx => tx.bookings.insert(aBooking()))).ok).toBe(true)
    })

    test('is not seen by others while it runs, and others wait for it', async () => {
      const order: string[] = []
      const slow = write(async tx => {
        await tx.bookings.insert(aBooking())
        await new Promise(resolve => setTimeout(resolve, 20))
        order.push(`others see ${(await opened.storage.counts()).bookings}`)
        order.push('first')
      })
      const next = write(async tx => {
        order.push((await tx.bookings.find('b1')) ? 'second sees the first' : 'second sees nothing')
      })
      await Promise.all([slow, next])
      expect(order).toEqual(['others see 0', 'first', 'second sees the first'])
    })
  })

  describe(`bookings on ${name}`, () => {
    test('come back as they were written and changed', async () => {
      await write(tx => tx.bookings.insert(aBooking()))
      expect(await opened.storage.findBookingByReference('K7M4TX')).toEqual(aBooking())
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
      expect(await opened.storage.findBookingByReference('AAAAAA')).toBeUndefined()
    })

    test('never share a reference', async () => {
      await write(tx => tx.bookings.insert(aBooking()))
      await expect(write(tx => tx.bookings.insert(aBooking({ id: 'b2' })))).rejects.toThrow()
    })
  })

  describe(`claims on ${name}`, () => {
    test('of one seat keep all others out, also those that overlap by one quantum', async () => {
      const later = aRequest({ owner: 'b2', slot: 'r2.x', quanta: { from: 105, to: 110 } })
      const next = aRequest({ owner: 'b3', slot: 'r2.y', quanta: { from: 106, to: 110 } })
      const other = aRequest({ owner: 'b4', counsellor: 'c2' })
      expect(await take(aRequest(), aRequest({ owner: 'b5' }), later, next, other)).toEqual([
        true,
        false,
        false,
        true,
        true,
      ])
      expect(await opened.storage.counts()).toMatchObject({ claims: 6 + 4 + 6 })
    })

    test('of a group fill its seats, and not one more', async () => {
      const seat = (owner: string) => aRequest({ owner, seats: 3 })
      expect(await take(seat('b1'), seat('b2'), seat('b3'), seat('b4'))).toEqual([true, true, true, false])
      await write(tx => tx.claims.release('b2'))
      expect(await take(seat('b4'), seat('b5'))).toEqual([true, false])
      const claims = await opened.storage.claims(everything, noon)
      expect(new Set(claims.map(({ lane }) => lane))).toEqual(new Set([0, 1, 2, 3]))
    })

    test('of two sessions that overlap never mix, nor with single seats', async () => {
      const group = aRequest({ seats: 3 })
      const shifted = aRequest({ owner: 'b2', slot: 'r2.x', seats: 3, quanta: { from: 103, to: 109 } })
      const single = aRequest({ owner: 'b3', slot: 'r3.x', quanta: { from: 99, to: 101 } })
      expect(await take(group, shifted, single)).toEqual([true, false, false])
      await write(tx => tx.claims.release('b1'))
      expect(await opened.storage.counts()).toEqual(empty)
      expect(await take(single, group, shifted)).toEqual([true, false, true])
    })

    test('of a hold are handed over to a booking, and then last', async () => {
      const until = noon.add({ minutes: 10 })
      await take(aRequest({ owner: 'h1', until }))
      await write(tx => tx.claims.handOver('h1', 'b1'))
      await write(tx => tx.claims.releaseExpired(until.add({ hours: 1 })))
      const claims = await opened.storage.claims(everything, until.add({ hours: 1 }))
      expect(claims.map(({ owner }) => owner)).toEqual(Array(6).fill('b1'))
    })

    test('of a hold count until it runs out, and are gone after the next sweep', async () => {
      const until = noon.add({ minutes: 10 })
      await take(aRequest({ owner: 'h1', until, seats: 2 }), aRequest({ owner: 'b2', seats: 2 }))
      const owners = async (now: Temporal.Instant) =>
        new Set((await opened.storage.claims(everything, now)).map(({ owner }) => owner))
      expect(await owners(until.subtract({ seconds: 1 }))).toEqual(new Set(['r1.abc', 'h1', 'b2']))
      expect(await owners(until)).toEqual(new Set(['r1.abc', 'b2']))
      await write(tx => tx.claims.releaseExpired(until))
      expect(await opened.storage.counts()).toMatchObject({ claims: 12 })
      await write(tx => tx.claims.release('b2'))
      expect(await opened.storage.counts()).toMatchObject({ claims: 0 })
    })

    test('that hold the last seat of a group take the session with them when they run out', async () => {
      await take(aRequest({ owner: 'h1', until: noon, seats: 2 }))
      await write(tx => tx.claims.releaseExpired(noon))
      expect(await opened.storage.counts()).toEqual(empty)
    })

    test('are read for the quanta that are asked for', async () => {
      await take(aRequest())
      const quanta = (await opened.storage.claims({ from: 104, to: 200 }, noon)).map(({ quantum }) => quantum)
      expect(quanta.toSorted()).toEqual([104, 105])
    })
  })

  describe(`holds on ${name}`, () => {
    const hold = { id: 'h1', slot: 'r1.abc', expires: noon, client: 'client' }

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

    test('without a client do not get in each other’s way', async () => {
      await write(async tx => {
        await tx.holds.insert({ ...hold, client: null })
        await tx.holds.insert({ ...hold, id: 'h2', client: null })
      })
      expect(await opened.storage.counts()).toMatchObject({ holds: 2 })
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

  describe(`what a booking leaves behind on ${name}`, () => {
    test('is a history in the order in which things happened', async () => {
      const line = { booking: 'b1', at: noon, by: 'reader', slot: 'r1.abc' } as const
      await write(async tx => {
        await tx.bookings.insert(aBooking())
        await tx.bookings.insert(aBooking({ id: 'b2', reference: 'AAAAAA' }))
        await tx.history.append({ ...line, what: 'booked' })
        await tx.history.append({ ...line, what: 'booked', booking: 'b2' })
        await tx.history.append({ ...line, what: 'moved', by: 'counsellor' })
        await tx.history.append({ ...line, what: 'cancelled' })
      })
      const history = await opened.storage.history('b1')
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
        text: 'first',
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
        (await opened.storage.events('c1', { from, to, cancelledAfter })).map(({ text }) => text)
      const [early, late] = [noon.subtract({ hours: 1 }), noon.add({ hours: 9 })]
      expect(await read(early, late, early)).toEqual(['second', 'cancelled'])
      expect(await read(early, late, noon)).toEqual(['second'])
      expect(await read(event.end, late, early)).toEqual(['second', 'cancelled'])
      expect(await read(event.end.add({ seconds: 1 }), late, early)).toEqual([])
      expect(await read(early, noon, early)).toEqual([])
      expect(
        (await opened.storage.events('c1', { from: early, to: late, cancelledAfter: early }))[1],
      ).toEqual(cancelled)
    })

    test('is an answer for its idempotency key until that runs out', async () => {
      const record = { key: 'k', body: 'b', expires: noon, booking: null, answer: null }
      await write(async tx => {
        expect(await tx.idempotency.reserve(record)).toBeUndefined()
        await tx.idempotency.complete('k', 'b1', '{}')
        const former = await tx.idempotency.reserve({ ...record, body: 'other' })
        expect(former).toEqual({ ...record, booking: 'b1', answer: '{}' })
        await tx.idempotency.removeExpired(noon.subtract({ seconds: 1 }))
        expect(await tx.idempotency.reserve(record)).toBeDefined()
        await tx.idempotency.removeExpired(noon)
        expect(await tx.idempotency.reserve(record)).toBeUndefined()
      })
    })
  })

  describe(`the district on ${name}`, () => {
    test('is read as it was filled in, and replaced by id', async () => {
      const rules = [
        someOfficeHours({ validTo: null, office: null }),
        someOfficeHours({ id: 'r2', topics: ['work'] }),
      ]
      await opened.storage.fill({ counsellors: [aCounsellor({ label: 'New' })], officeHours: rules })
      expect(await opened.storage.counsellors()).toEqual([
        aCounsellor({ label: 'New' }),
        aCounsellor({ id: 'c2' }),
      ])
      expect(await opened.storage.officeHours()).toEqual(rules)
      await write(async tx => {
        expect(await tx.district.findOfficeHours('r2')).toEqual(rules[1])
        expect(await tx.district.findCounsellor('c2')).toEqual(aCounsellor({ id: 'c2' }))
        expect(await tx.district.findCounsellor('c3')).toBeUndefined()
        expect(await tx.district.findOfficeHours('r3')).toBeUndefined()
      })
      await opened.storage.check()
    })

    test('has one feed for each counsellor, found by its lookup alone', async () => {
      const feed = { lookup: 'one', counsellor: 'c1', generation: 1, created: noon }
      await opened.storage.putFeed(feed)
      await opened.storage.putFeed({ ...feed, lookup: 'two', counsellor: 'c2' })
      await opened.storage.putFeed({ ...feed, lookup: 'three', generation: 2 })
      expect(await opened.storage.findFeed('one')).toBeUndefined()
      expect(await opened.storage.findFeed('three')).toEqual({ ...feed, lookup: 'three', generation: 2 })
      expect((await opened.storage.feeds()).map(({ lookup }) => lookup)).toEqual(['three', 'two'])
    })
  })

  describe(`deliveries on ${name}`, () => {
    const put = (id: string, due: Temporal.Instant, subject = id) =>
      write(tx => tx.outbox.put({ id, kind: 'forget', subject, due }))
    const idsDue = async (now: Temporal.Instant) => (await opened.queue.due(now, 10)).map(({ id }) => id)

    test('are due in the order of their time, and not before', async () => {
      await put('late', noon.add({ hours: 1 }))
      await put('second', noon)
      await put('first', noon.subtract({ hours: 1 }))
      expect(await idsDue(noon)).toEqual(['first', 'second'])
      expect(await opened.queue.due(noon, 1)).toHaveLength(1)
      const backlog = await opened.queue.backlog(noon)
      expect(backlog).toEqual({ waiting: 3, overdue: 2, oldest: noon.subtract({ hours: 1 }) })
    })

    test('of one kind for one subject replace each other', async () => {
      await put('old', noon, 'b1')
      await put('new', noon.add({ hours: 1 }), 'b1')
      expect(await idsDue(noon)).toEqual([])
      expect(await idsDue(noon.add({ hours: 1 }))).toEqual(['new'])
    })

    test('are leased to one deliverer at a time', async () => {
      await put('one', noon)
      const [delivery] = await opened.queue.due(noon, 1)
      expect(delivery).toEqual({
        id: 'one',
        kind: 'forget',
        subject: 'one',
        due: noon,
        next: noon,
        attempts: 0,
      })
      if (!delivery) return
      expect(await opened.queue.lease(delivery, noon.add({ minutes: 5 }))).toBe(true)
      expect(await opened.queue.lease(delivery, noon.add({ minutes: 5 }))).toBe(false)
      expect(await idsDue(noon)).toEqual([])
      expect(await idsDue(noon.add({ minutes: 5 }))).toEqual(['one'])
    })

    test('are gone when finished, and come back later when postponed', async () => {
      await put('one', noon)
      await put('two', noon)
      await opened.queue.finish('one')
      await opened.queue.postpone('two', 3, noon.add({ minutes: 2 }), 'TypeError')
      expect(await idsDue(noon)).toEqual([])
      expect((await opened.queue.due(noon.add({ minutes: 2 }), 10))[0]).toMatchObject({
        id: 'two',
        attempts: 3,
      })
      await opened.queue.finish('two')
      expect(await opened.queue.backlog(noon)).toEqual({ waiting: 0, overdue: 0, oldest: null })
    })
  })
}
