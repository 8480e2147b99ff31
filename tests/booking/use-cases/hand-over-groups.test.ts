import { describe, expect, test } from 'vitest'
import { at, granted } from '../../builders/result.ts'
import { everythingStored } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'
import { aSubstitution, german } from './hand-over-scene.ts'

describe.each(engines)('handing over groups, and handing over again, on $name', ({ open }) => {
  const start = () => aSubstitution(open)

  test('takes a group as a whole, and nobody else gets into it at the colleague’s', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('group')]
    expect((await lotse.handOver()).went.toSorted()).toEqual(people.map(({ id }) => id).toSorted())
    expect(await lotse.quantaOf('c1')).toEqual([])
    expect(await lotse.quantaOf('c2')).toHaveLength(3 * 12)
    // The former counsellor’s session begins anew, and the two do not end each other.
    const late = await lotse.book('group')
    for (const { key } of people) granted(await lotse.cancelBooking(key))
    expect(await lotse.quantaOf('c2')).toEqual([])
    expect(await lotse.quantaOf('c1')).toHaveLength(2 * 12)
    granted(await lotse.cancelBooking(late.key))
    expect(await lotse.storage.counts()).toMatchObject({ claims: 0 })
    await lotse.close()
  })

  test('leaves a group as a whole where one of it cannot go', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('group', { language: 'ar' })]
    const ids = people.map(({ id }) => id).toSorted()
    const stays = (await lotse.handOver()).stay
    expect(stays.map(([id]) => id).toSorted()).toEqual(ids)
    expect(new Set(stays.map(([, why]) => why))).toEqual(new Set(['language']))
    granted(
      await lotse.bookSlot({
        slot: at((await lotse.findSlots({ counsellor: 'c2' })).slots, 3).id,
        ...german,
      }),
    )
    const collided = (await lotse.handOver({ despiteLanguage: true })).stay
    expect(collided.map(([id, why]) => `${id} ${why}`).toSorted()).toEqual(ids.map(id => `${id} collides`))
    expect(await lotse.quantaOf('c1')).toHaveLength(3 * 12)
    await lotse.close()
  })

  test('can be undone: back with its own counsellor, it counts as if it had never gone', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('r1')]
    const before = (await everythingStored(lotse)).claims
    await lotse.handOver()
    const back = await lotse.handOver({ counsellor: 'c2', colleague: 'c1' })
    expect(back.went.toSorted()).toEqual(people.map(({ id }) => id).toSorted())
    const after = (await everythingStored(lotse)).claims
    const written = (claims: typeof after) => claims.map(claim => JSON.stringify(claim)).toSorted()
    expect(written(after)).toEqual(written(before))
    await lotse.close()
  })

  test('goes on to the next colleague, and nobody’s time is left behind', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('r1')]
    await lotse.handOver()
    await lotse.handOver({ counsellor: 'c2', colleague: 'c3' })
    expect(await lotse.quantaOf('c2')).toEqual([])
    for (const { key } of people) expect(granted(await lotse.showBooking(key)).counsellor.id).toBe('c3')
    for (const { key } of people) granted(await lotse.cancelBooking(key))
    expect(await lotse.storage.counts()).toMatchObject({ claims: 0 })
    await lotse.close()
  })
})
