import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../../src/adapters/crypto/secrets.ts'
import { makeListFeeds } from '../../../src/booking/use-cases/list-feeds.ts'
import { makeOpenFeeds } from '../../../src/booking/use-cases/open-feeds.ts'
import { makeReadFeed } from '../../../src/booking/use-cases/read-feed.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { at, firstOf, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('a feed on $name', ({ open }) => {
  test('is opened by its secret alone', async () => {
    const lotse = await anInstallation(await open())
    const { secret, label } = firstOf(await lotse.listFeeds())
    expect(label).toBe('Integrationsmanagement 1')
    expect(await lotse.readFeed(secret)).toMatchObject({
      counsellor: { id: 'c1' },
      events: [],
      lastChanged: null,
    })
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

  test('says when it was changed last', async () => {
    const lotse = await anInstallation(await open())
    const { secret } = firstOf(await lotse.listFeeds())
    const { slots } = await lotse.findSlots({})
    lotse.clock.advance({ minutes: 1 })
    granted(await lotse.bookSlot({ slot: at(slots, 1).id, ...aForm }))
    lotse.clock.advance({ minutes: 1 })
    granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const feed = await lotse.readFeed(secret)
    expect(feed?.events).toHaveLength(2)
    expect(feed?.lastChanged?.equals(noon.add({ minutes: 2 }))).toBe(true)
    await lotse.close()
  })

  test('reaches two weeks back', async () => {
    const lotse = await anInstallation(await open())
    const { secret } = firstOf(await lotse.listFeeds())
    const { slots } = await lotse.findSlots({})
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    lotse.clock.set(booking.end.add({ hours: 14 * 24 }))
    expect((await lotse.readFeed(secret))?.events).toHaveLength(1)
    lotse.clock.advance({ seconds: 1 })
    expect((await lotse.readFeed(secret))?.events).toHaveLength(0)
    await lotse.close()
  })

  test('keeps its address from start to start, and gets a new one with a new secret of the installation', async () => {
    const lotse = await anInstallation(await open())
    const before = firstOf(await lotse.listFeeds()).secret
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
      expect(await makeReadFeed(both)(secret)).toMatchObject({ counsellor: { id: 'c1' } })
    for (const wrong of ['', `${before}x`, lotse.needs.secrets.feedSecret('c1', 2)])
      expect(await makeReadFeed(both)(wrong)).toBeUndefined()
    await lotse.close()
  })
})
