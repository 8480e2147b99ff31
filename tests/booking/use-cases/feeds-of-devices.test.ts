import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { makeAddFeed } from '../../../src/booking/use-cases/add-feed.ts'
import { makeHandOverBookings } from '../../../src/booking/use-cases/hand-over-bookings.ts'
import { makeListFeeds } from '../../../src/booking/use-cases/list-feeds.ts'
import { makeNoteFetch } from '../../../src/booking/use-cases/note-fetch.ts'
import { makeOpenFeeds } from '../../../src/booking/use-cases/open-feeds.ts'
import { makeReadFeed } from '../../../src/booking/use-cases/read-feed.ts'
import { makeRevokeFeed } from '../../../src/booking/use-cases/revoke-feed.ts'
import { makeRotateFeed } from '../../../src/booking/use-cases/rotate-feed.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2', label: 'Integrationsmanagement 2' })],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'r2', counsellor: 'c2', office: 'annex' }),
    someOfficeHours({ id: 'r3', counsellor: 'c2', office: null, mode: 'phone' }),
  ],
  teams: [{ id: 'north', label: 'Nord', members: ['c2'] }],
}

const installation = async (open: (typeof engines)[number]['open']) => {
  const lotse = await anInstallation(await open(), district)
  const use = {
    addFeed: makeAddFeed(lotse.needs),
    rotateFeed: makeRotateFeed(lotse.needs),
    revokeFeed: makeRevokeFeed(lotse.needs),
    noteFetch: makeNoteFetch(lotse.needs),
    handOver: makeHandOverBookings(lotse.needs),
  }
  const isOpen = async (secret: string) => (await lotse.readFeed(secret)) !== undefined
  const eventsOf = async (secret: string) => (await (await lotse.readFeed(secret))?.events()) ?? []
  const feedOf = async (id: string) => (await lotse.listFeeds()).find(feed => feed.id === id)
  return { ...lotse, ...use, isOpen, eventsOf, feedOf }
}

const phone = { scope: 'counsellor', target: 'c1', label: 'Handy', details: [] } as const

const added = <T>(feed: T | undefined): T => {
  if (!feed) throw new Error('there is no such counsellor or team')
  return feed
}

describe.each(engines)('feeds of devices on $name', ({ open }) => {
  let lotse: Awaited<ReturnType<typeof installation>>
  beforeEach(async () => {
    lotse = await installation(open)
  })
  afterEach(() => lotse.close())

  test('are one for each device, and show the same', async () => {
    const feed = added(await lotse.addFeed({ ...phone, label: ' Handy\r\nX:1\u0000 ' }))
    expect(feed).toMatchObject({ label: 'Handy X:1', name: 'Integrationsmanagement 1', fetched: null })
    const slot = at((await lotse.findSlots({ counsellor: 'c1' })).slots, 0)
    granted(await lotse.bookSlot({ slot: slot.id, ...aForm }))
    const first = added(await lotse.feedOf('c1'))
    expect(await lotse.eventsOf(feed.secret)).toEqual(await lotse.eventsOf(first.secret))
    expect(await lotse.eventsOf(feed.secret)).toMatchObject([{ topic: 'housing', language: 'ar' }])
    expect((await lotse.listFeeds()).map(({ target, label }) => [target, label])).toEqual([
      ['c1', ''],
      ['c1', 'Handy X:1'],
      ['c2', ''],
    ])
  })

  test('are not made for whom there is not', async () => {
    for (const scope of ['counsellor', 'team'] as const)
      expect(await lotse.addFeed({ ...phone, scope, target: 'nobody' })).toBeUndefined()
    expect(await lotse.rotateFeed('nobody')).toBeUndefined()
    expect(await lotse.revokeFeed('nobody')).toBe(false)
    expect(await lotse.listFeeds()).toHaveLength(2)
  })

  test('get a new address, and the former one is dead at once', async () => {
    const before = added(await lotse.feedOf('c1'))
    await lotse.noteFetch({ id: 'c1', generation: 1, fetched: null }, 'google')
    lotse.clock.advance({ minutes: 1 })
    const after = added(await lotse.rotateFeed('c1'))
    expect(after).toMatchObject({ id: 'c1', fetched: null, fetchedBy: null })
    expect(after.created.equals(noon.add({ minutes: 1 }))).toBe(true)
    expect([await lotse.isOpen(before.secret), await lotse.isOpen(after.secret)]).toEqual([false, true])
    await lotse.openFeeds()
    expect([await lotse.isOpen(before.secret), await lotse.isOpen(after.secret)]).toEqual([false, true])
    const both = createSecrets('a new secret', ['a secret for tests that nobody uses'])
    const renewed = { ...lotse.needs, secrets: both }
    await makeOpenFeeds(renewed)()
    const readFeed = makeReadFeed(renewed)
    expect(await readFeed(before.secret)).toBeUndefined()
    expect(await readFeed(after.secret)).toBeDefined()
  })

  test('that are revoked stay so, also the first one, from start to start and after a change of the secret', async () => {
    const first = added(await lotse.feedOf('c1'))
    const second = added(await lotse.addFeed(phone))
    expect(await lotse.revokeFeed('c1')).toBe(true)
    expect([await lotse.isOpen(first.secret), await lotse.isOpen(second.secret)]).toEqual([false, true])
    expect(await lotse.revokeFeed(second.id)).toBe(true)
    await lotse.openFeeds()
    const changed = {
      ...lotse.needs,
      secrets: createSecrets('a new secret', ['a secret for tests that nobody uses']),
    }
    await makeOpenFeeds(changed)()
    for (const secret of [first.secret, second.secret, changed.secrets.feedSecret('c1', 1)])
      expect(await makeReadFeed(changed)(secret)).toBeUndefined()
    expect((await makeListFeeds(changed)()).map(({ id }) => id)).toEqual(['c2'])
    const third = added(await makeAddFeed(changed)(phone))
    expect(await makeReadFeed(changed)(third.secret)).toBeDefined()
  })

  test('of an office, a team and the district have what is there, with names of counsellors', async () => {
    const add = async (scope: 'office' | 'team' | 'district', target: string) =>
      added(await lotse.addFeed({ scope, target, label: 'Tafel', details: ['language', 'topic', 'topic'] }))
    const office = await add('office', 'town-hall')
    const team = await add('team', 'north')
    const all = await add('district', 'whatever')
    expect(all).toMatchObject({ target: '', details: ['topic', 'language'] })
    expect(team).toMatchObject({ name: 'Nord' })
    for (const [counsellor, mode] of [
      ['c1', 'office'],
      ['c2', 'office'],
      ['c2', 'phone'],
    ] as const) {
      const { slots } = await lotse.findSlots({ counsellor, mode })
      granted(await lotse.bookSlot({ slot: at(slots, 3).id, ...aForm }))
    }
    const counted = async ({ secret }: { secret: string }) => (await lotse.eventsOf(secret)).length
    expect([await counted(office), await counted(team), await counted(all)]).toEqual([1, 2, 3])
    expect((await lotse.readFeed(office.secret))?.labels.get('c2')).toBe('Integrationsmanagement 2')
    expect((await lotse.listFeeds()).map(({ scope }) => scope)).toEqual([
      ...['counsellor', 'counsellor', 'office', 'team', 'district'],
    ])
  })

  test('have an appointment that was handed over once, with whom it is now', async () => {
    const all = added(await lotse.addFeed({ scope: 'district', target: '', label: '', details: [] }))
    const slot = at((await lotse.findSlots({ counsellor: 'c1' })).slots, 0)
    const { booking } = granted(await lotse.bookSlot({ slot: slot.id, ...aForm }))
    const step = {
      counsellor: 'c1',
      colleague: 'c2',
      from: booking.start,
      to: booking.end,
      reason: 'other',
    } as const
    expect(granted(await lotse.handOver({ ...step, despiteLanguage: true })).handedOver).toHaveLength(1)
    expect(await lotse.eventsOf(all.secret)).toMatchObject([
      { counsellor: 'c2', text: expect.stringContaining('STATUS:CONFIRMED') },
    ])
    expect(await lotse.eventsOf(added(await lotse.feedOf('c1')).secret)).toMatchObject([
      { counsellor: 'c1', text: expect.stringContaining('STATUS:CANCELLED') },
    ])
  })

  test('know who fetched them last, to the hour, and warn of details that are copied elsewhere', async () => {
    const { id, secret, warning } = added(await lotse.addFeed({ ...phone, details: ['topic'] }))
    expect(warning).toBe('may-be-copied')
    const fetch = async (client: Parameters<typeof lotse.noteFetch>[1]) => {
      const feed = await lotse.readFeed(secret)
      if (feed) await lotse.noteFetch(feed, client)
      const { fetched, fetchedBy, warning } = added(await lotse.feedOf(id))
      return [fetched?.since(noon).total('minutes'), fetchedBy, warning]
    }
    expect(await fetch('thunderbird')).toEqual([0, 'thunderbird', null])
    lotse.clock.advance({ minutes: 59 })
    expect(await fetch('google')).toEqual([0, 'thunderbird', null])
    lotse.clock.advance({ minutes: 1 })
    expect(await fetch('google')).toEqual([60, 'google', 'is-copied'])
    expect((await lotse.feedOf('c1'))?.warning).toBeNull()
  })

  test('are noted once an hour where storage cannot write', async () => {
    let tries = 0
    const noteFetch = makeNoteFetch({
      clock: lotse.clock,
      storage: {
        ...lotse.storage,
        noteFetch: async () => {
          tries += 1
          throw new StorageUnavailable('read-only')
        },
      },
    })
    const feed = { id: 'c1', generation: 1, fetched: null }
    await expect(noteFetch(feed, 'google')).rejects.toThrow('read-only')
    await noteFetch(feed, 'google')
    expect(tries).toBe(1)
    lotse.clock.advance({ hours: 1 })
    await expect(noteFetch(feed, 'google')).rejects.toThrow('read-only')
  })
})
