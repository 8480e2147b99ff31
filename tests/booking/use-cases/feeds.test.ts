import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'
import type { EventsOf } from '../../../src/booking/ports/storage.ts'
import { makeListFeeds } from '../../../src/booking/use-cases/list-feeds.ts'
import { makeOpenFeeds } from '../../../src/booking/use-cases/open-feeds.ts'
import { makeReadFeed } from '../../../src/booking/use-cases/read-feed.ts'
import { aForm, anInstallation, type Installation } from '../../builders/installation.ts'
import { at, firstOf, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const eventsIn = async ({ readFeed }: Installation, secret: string) => (await readFeed(secret))?.events()

describe.each(engines)('a feed on $name', ({ open }) => {
  test('is opened by its secret alone', async () => {
    const lotse = await anInstallation(await open())
    const { secret, name } = firstOf(await lotse.listFeeds())
    expect(name).toBe('Integrationsmanagement 1')
    expect(await lotse.readFeed(secret)).toMatchObject({ id: 'c1', name, labels: new Map() })
    expect(await eventsIn(lotse, secret)).toEqual([])
    for (const wrong of [
      '',
      `${secret}x`,
      secret.slice(0, -1),
      lotse.needs.secrets.feedSecret('c1', 2),
      'c1',
    ])
      expect(await lotse.readFeed(wrong)).toBeUndefined()
    await lotse.close()
  })

  test('tells by its mark that something has changed, without being read', async () => {
    const lotse = await anInstallation(await open())
    const { secret } = firstOf(await lotse.listFeeds())
    const { slots } = await lotse.findSlots({})
    const mark = async () => (await lotse.readFeed(secret))?.mark
    const empty = await mark()
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 1).id, ...aForm }))
    const booked = await mark()
    expect(booked).not.toBe(empty)
    granted(await lotse.cancelBooking({ reference: booking.reference, code }))
    expect(await mark()).not.toBe(booked)
    await lotse.close()
  })

  test('reaches two weeks back, and is the same from midnight to midnight', async () => {
    const lotse = await anInstallation(await open())
    const { secret } = firstOf(await lotse.listFeeds())
    const { slots } = await lotse.findSlots({})
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const read = async (now: Temporal.ZonedDateTime) => {
      lotse.clock.set(now.toInstant())
      return { mark: (await lotse.readFeed(secret))?.mark, events: await eventsIn(lotse, secret) }
    }
    const day = booking.start.toZonedDateTimeISO('Europe/Berlin').startOfDay()
    const first = await read(day.add({ days: 14 }))
    expect(first.events).toHaveLength(1)
    expect(await read(day.add({ days: 15 }).subtract({ seconds: 1 }))).toEqual(first)
    const after = await read(day.add({ days: 15 }))
    expect(after.events).toEqual([])
    expect(after.mark).not.toBe(first.mark)
    await lotse.close()
  })

  test('shows for a week that something was cancelled', async () => {
    const lotse = await anInstallation(await open())
    const { secret } = firstOf(await lotse.listFeeds())
    const { booking, code } = granted(
      await lotse.bookSlot({ slot: at((await lotse.findSlots({})).slots, -1).id, ...aForm }),
    )
    granted(await lotse.cancelBooking({ reference: booking.reference, code }))
    lotse.clock.advance({ hours: 7 * 24 })
    expect(await eventsIn(lotse, secret)).toHaveLength(1)
    const { mark } = (await lotse.readFeed(secret)) ?? {}
    lotse.clock.advance({ hours: 24 })
    expect(await eventsIn(lotse, secret)).toEqual([])
    expect((await lotse.readFeed(secret))?.mark).not.toBe(mark)
    await lotse.close()
  })

  test('keeps its address from start to start, and gets a new one with a new secret of the installation', async () => {
    const lotse = await anInstallation(await open())
    const before = firstOf(await lotse.listFeeds()).secret
    expect(before).toBe(lotse.needs.secrets.feedSecret('c1', 1))
    await lotse.openFeeds()
    expect(firstOf(await lotse.listFeeds()).secret).toBe(before)
    const changed = { ...lotse.needs, secrets: createSecrets('a new secret') }
    expect(await makeReadFeed(changed)(before)).toBeUndefined()
    await makeOpenFeeds(changed)()
    expect(await makeReadFeed(changed)(changed.secrets.feedSecret('c1', 1))).toBeDefined()
    expect(await makeReadFeed(changed)(before)).toBeUndefined()
    await lotse.close()
  })

  test('opens under its former address too, as long as the former secret is named', async () => {
    const lotse = await anInstallation(await open())
    const before = firstOf(await lotse.listFeeds()).secret
    const both = {
      ...lotse.needs,
      secrets: createSecrets('a new secret', ['a secret for tests that nobody uses']),
    }
    await makeOpenFeeds(both)()
    const after = firstOf(await makeListFeeds(both)()).secret
    expect(after).not.toBe(before)
    for (const secret of [before, after])
      expect(await makeReadFeed(both)(secret)).toMatchObject({ target: 'c1' })
    for (const wrong of ['', `${before}x`, lotse.needs.secrets.feedSecret('c1', 2)])
      expect(await makeReadFeed(both)(wrong)).toBeUndefined()
    await lotse.close()
  })

  test('is not read by whoever only asks whether it has changed', async () => {
    const lotse = await anInstallation(await open())
    const { secret } = firstOf(await lotse.listFeeds())
    const asked: EventsOf[] = []
    const storage = {
      ...lotse.storage,
      events: (...given: Parameters<typeof lotse.storage.events>) => {
        asked.push(given[0])
        return lotse.storage.events(...given)
      },
    }
    const readFeed = makeReadFeed({ ...lotse.needs, storage })
    for (let times = 0; times < 5; times += 1) await readFeed(secret)
    expect(asked).toEqual([])
    await (await readFeed(secret))?.events()
    expect(asked).toEqual([{ counsellor: 'c1' }])
    await lotse.close()
  })
})
