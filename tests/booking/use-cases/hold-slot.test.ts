import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../src/booking/core/policy.ts'
import { someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, noon, smallDistrict } from '../../builders/installation.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('a hold on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open())
    const { slots } = await lotse.findSlots({})
    return { ...lotse, slot: at(slots, 0).id, other: at(slots, 1).id }
  }

  test('keeps a slot for ten minutes, and says until when', async () => {
    const { holdSlot, bookSlot, clock, slot, close } = await start()
    const held = granted(await holdSlot({ slot }))
    expect(held.expires.equals(noon.add({ minutes: 10 }))).toBe(true)
    expect(held.slot).toMatchObject({ id: slot, counsellor: { id: 'c1' } })
    expect(outcomeOf(await holdSlot({ slot }))).toBe('slot-taken')
    clock.advance({ minutes: 9, seconds: 59 })
    expect(outcomeOf(await bookSlot({ slot, ...aForm }))).toBe('slot-taken')
    clock.advance({ seconds: 1 })
    expect(outcomeOf(await bookSlot({ slot, ...aForm }))).toBe('ok')
    await close()
  })

  test('is the same one when the same client asks again', async () => {
    const { holdSlot, clock, slot, storage, close } = await start()
    const held = granted(await holdSlot({ slot, client: 'tab' }))
    clock.advance({ minutes: 1 })
    expect(granted(await holdSlot({ slot, client: 'tab' })).hold).toBe(held.hold)
    expect(await storage.counts()).toMatchObject({ holds: 1, claims: 6 })
    await close()
  })

  test('lasts ten minutes from when its client asks again, and forty at most', async () => {
    const { holdSlot, bookSlot, clock, slot, close } = await start()
    const first = granted(await holdSlot({ slot, client: 'tab' }))
    const minutes: number[] = []
    for (let times = 0; times < 5; times += 1) {
      clock.advance({ minutes: 9 })
      if (times === 4) break
      const again = granted(await holdSlot({ slot, client: 'tab' }))
      expect(again.hold).toBe(first.hold)
      minutes.push(again.expires.since(noon).total('minutes'))
      expect(outcomeOf(await bookSlot({ slot, ...aForm }))).toBe('slot-taken')
    }
    expect(minutes).toEqual([19, 28, 37, 40])
    expect(outcomeOf(await bookSlot({ slot, ...aForm }))).toBe('ok')
    await close()
  })

  test('that was prolonged keeps the slot until its new end, and can be booked then', async () => {
    const { holdSlot, bookSlot, findSlots, clock, slot, close } = await start()
    const { hold } = granted(await holdSlot({ slot, client: 'tab' }))
    clock.advance({ minutes: 9 })
    granted(await holdSlot({ slot, client: 'tab' }))
    clock.advance({ minutes: 9 })
    expect(outcomeOf(await holdSlot({ slot, client: 'other' }))).toBe('slot-taken')
    expect((await findSlots({})).slots.map(({ id }) => id)).not.toContain(slot)
    expect(outcomeOf(await bookSlot({ hold, ...aForm }))).toBe('ok')
    await close()
  })

  test('can be prolonged and booked although the notice has begun since, by nobody else', async () => {
    const { holdSlot, bookSlot, clock, slot, close } = await start()
    clock.set(Temporal.Instant.from('2026-11-24T06:59:00Z'))
    granted(await holdSlot({ slot, client: 'tab' }))
    clock.advance({ minutes: 8 })
    const again = granted(await holdSlot({ slot, client: 'tab' }))
    expect(again.expires.toString()).toBe('2026-11-24T07:17:00Z')
    expect(outcomeOf(await holdSlot({ slot, client: 'other' }))).toBe('slot-past')
    clock.advance({ minutes: 8 })
    expect(outcomeOf(await bookSlot({ hold: again.hold, slot, ...aForm }))).toBe('ok')
    await close()
  })

  test('never keeps a slot that has begun', async () => {
    const lotse = await anInstallation(await open(), smallDistrict, {
      policy: { ...defaultPolicy, noticeMinutes: 0 },
    })
    const first = at((await lotse.findSlots({})).slots, 0)
    lotse.clock.set(first.start.subtract({ minutes: 1 }))
    const { hold } = granted(await lotse.holdSlot({ slot: first.id, client: 'tab' }))
    lotse.clock.set(first.start.add({ minutes: 1 }))
    expect(outcomeOf(await lotse.holdSlot({ slot: first.id, client: 'tab' }))).toBe('slot-past')
    expect(outcomeOf(await lotse.bookSlot({ hold, ...aForm }))).toBe('slot-past')
    await lotse.close()
  })

  test('lets go when the same client chooses another slot', async () => {
    const { holdSlot, slot, other, storage, close } = await start()
    granted(await holdSlot({ slot, client: 'tab' }))
    granted(await holdSlot({ slot: other, client: 'tab' }))
    expect(await storage.counts()).toMatchObject({ holds: 1, claims: 6 })
    expect(outcomeOf(await holdSlot({ slot, client: 'other tab' }))).toBe('ok')
    await close()
  })

  test('stays when the other slot that its client wants is taken', async () => {
    const { holdSlot, slot, other, close } = await start()
    granted(await holdSlot({ slot, client: 'tab' }))
    granted(await holdSlot({ slot: other }))
    expect(outcomeOf(await holdSlot({ slot: other, client: 'tab' }))).toBe('slot-taken')
    expect(outcomeOf(await holdSlot({ slot }))).toBe('slot-taken')
    await close()
  })

  test('can be taken anew by its client after it ran out', async () => {
    const { holdSlot, clock, slot, storage, close } = await start()
    const held = granted(await holdSlot({ slot, client: 'tab' }))
    clock.advance({ minutes: 11 })
    const again = granted(await holdSlot({ slot, client: 'tab' }))
    expect(again.hold).not.toBe(held.hold)
    expect(await storage.counts()).toMatchObject({ holds: 1, claims: 6 })
    await close()
  })

  test('on a taken slot is refused with the nearest free ones that fit', async () => {
    const { holdSlot, slot, close } = await start()
    granted(await holdSlot({ slot }))
    const refusal = refusalOf(await holdSlot({ slot, language: 'ar', topic: 'work' }))
    if (refusal.kind !== 'slot-taken') throw new Error(refusal.kind)
    expect(refusal.alternatives.map(({ start }) => start.toString())).toEqual([
      '2026-11-24T08:30:00Z',
      '2026-11-24T09:00:00Z',
      '2026-11-24T09:30:00Z',
      '2026-11-24T10:00:00Z',
      '2026-11-24T10:30:00Z',
    ])
    const none = refusalOf(await holdSlot({ slot, language: 'uk' }))
    expect(none).toEqual({ kind: 'slot-taken', alternatives: [] })
    await close()
  })

  test('on a seat of a group leaves the other seats', async () => {
    const group = [someOfficeHours({ seats: 2 })]
    const lotse = await anInstallation(await open(), { ...smallDistrict, officeHours: group })
    const seats = async () => (await lotse.findSlots({ limit: 1 })).slots[0]
    const slot = (await seats())?.id ?? ''
    granted(await lotse.holdSlot({ slot }))
    expect(await seats()).toMatchObject({ id: slot, seats: 1 })
    granted(await lotse.bookSlot({ slot, ...aForm }))
    expect((await seats())?.id).not.toBe(slot)
    lotse.clock.advance({ minutes: 10 })
    expect(await seats()).toMatchObject({ id: slot, seats: 1 })
    await lotse.close()
  })
})
