import { describe, expect, test } from 'vitest'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { firstOf, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const names = ['c1', 'c2', 'c3', 'c4']
const daily = { recurrence: 'FREQ=DAILY', from: '08:00', to: '18:00' }
const district = {
  counsellors: names.map(id => aCounsellor({ id })),
  officeHours: names.map(id => someOfficeHours({ id: `rule-${id}`, counsellor: id, ...daily })),
  teams: [{ id: 'point', label: 'Integration Point', members: ['c2', 'c3', 'c4'] }],
}

describe.each(engines)('who books with anybody on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), district)
    const given = async (count: number, wish: { team?: string }) => {
      const people = new Map<string, number>()
      for (let place = 0; place < count; place += 1) {
        // What each has is counted once a minute.
        lotse.clock.advance({ minutes: 1 })
        const { slots } = await lotse.findSlots({ ...wish, distinct: true, limit: 1 })
        const slot = firstOf(slots)
        granted(await lotse.bookSlot({ slot: slot.id, ...aForm }))
        people.set(slot.counsellor.id, (people.get(slot.counsellor.id) ?? 0) + 1)
      }
      return people
    }
    return { ...lotse, given }
  }

  test('sees each time once, and everybody is given as many people as the others', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ distinct: true, limit: 100 })
    expect(new Set(slots.map(slot => slot.start.epochMilliseconds)).size).toBe(slots.length)
    const people = await lotse.given(22, {})
    expect([...people.keys()].toSorted()).toEqual(names)
    const counts = [...people.values()]
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    await lotse.close()
  })

  test('of a team is given one of it, and each of it as often', async () => {
    const lotse = await start()
    const people = await lotse.given(12, { team: 'point' })
    expect(new Map([...people].toSorted())).toEqual(
      new Map([
        ['c2', 4],
        ['c3', 4],
        ['c4', 4],
      ]),
    )
    const everybody = (await lotse.findSlots({ team: 'point', limit: 300 })).slots
    expect(new Set(everybody.map(({ counsellor }) => counsellor.id))).toEqual(new Set(['c2', 'c3', 'c4']))
    expect((await lotse.findSlots({ team: 'nobody' })).slots).toEqual([])
    await lotse.close()
  })
})
