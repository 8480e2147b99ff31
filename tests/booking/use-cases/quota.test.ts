import { describe, expect, test } from 'vitest'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const first = '2026-11-24'

describe.each(engines)('the most bookings a day of a rule on $name', ({ open }) => {
  const start = async (mostADay = 2, seats = 1) => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor()],
      officeHours: [
        someOfficeHours({ mostADay, seats }),
        someOfficeHours({ id: 'r2', from: '13:00', to: '15:00' }),
      ],
    })
    const listed = async (rule = 'r1', client?: string) => {
      const { slots } = await lotse.findSlots({ limit: 500, client })
      return slots
        .filter(slot => slot.rule === rule)
        .map(({ id, start, seats: left }) => ({ id, day: start.toString().slice(0, 10), left }))
    }
    const onDay = async (day = first, client?: string) =>
      (await listed('r1', client)).filter(slot => slot.day === day)
    const all = (await listed()).map(({ id }) => id)
    const book = async (place: number) => {
      const { booking, code } = granted(await lotse.bookSlot({ slot: at(all, place), ...aForm }))
      return { id: booking.id, key: { reference: booking.reference, code } }
    }
    return { ...lotse, listed, onDay, all, book }
  }

  test('closes the day when it is reached, for this rule and this date alone', async () => {
    const lotse = await start()
    await lotse.book(0)
    expect(await lotse.onDay()).toHaveLength(5)
    await lotse.book(3)
    expect(await lotse.onDay()).toEqual([])
    expect(outcomeOf(await lotse.bookSlot({ slot: at(lotse.all, 1), ...aForm }))).toBe('slot-taken')
    expect(outcomeOf(await lotse.holdSlot({ slot: at(lotse.all, 1) }))).toBe('slot-taken')
    expect(await lotse.onDay('2026-12-01')).toHaveLength(6)
    expect((await lotse.listed('r2')).filter(({ day }) => day === first)).toHaveLength(4)
    await lotse.close()
  })

  test('counts who fills in a form, until the hold runs out; to its own client the place is free', async () => {
    const lotse = await start()
    await lotse.book(0)
    granted(await lotse.holdSlot({ slot: at(lotse.all, 1), client: 'me' }))
    expect(await lotse.onDay()).toEqual([])
    expect(await lotse.onDay(first, 'me')).toHaveLength(5)
    expect(outcomeOf(await lotse.bookSlot({ slot: at(lotse.all, 2), ...aForm }))).toBe('slot-taken')
    lotse.clock.advance({ minutes: 10 })
    expect(await lotse.onDay()).toHaveLength(5)
    await lotse.book(2)
    expect(await lotse.onDay()).toEqual([])
    await lotse.close()
  })

  test('is given from a hold to its booking, and back by who cancels', async () => {
    const lotse = await start(1)
    const { hold } = granted(await lotse.holdSlot({ slot: at(lotse.all, 0) }))
    granted(await lotse.holdSlot({ slot: at(lotse.all, 6), client: 'c' }))
    const { booking, code } = granted(await lotse.bookSlot({ hold, ...aForm }))
    lotse.clock.advance({ minutes: 60 })
    expect(await lotse.onDay()).toEqual([])
    expect(await lotse.onDay('2026-12-01')).toHaveLength(6)
    granted(await lotse.cancelBooking({ reference: booking.reference, code }))
    expect(await lotse.onDay()).toHaveLength(6)
    await lotse.close()
  })

  test('lets somebody move within the day when it is full, and away from it', async () => {
    const lotse = await start()
    const [one] = [await lotse.book(0), await lotse.book(1)]
    granted(await lotse.moveBooking({ ...one.key, slot: at(lotse.all, 4) }))
    expect(await lotse.onDay()).toEqual([])
    granted(await lotse.moveBooking({ ...one.key, slot: at(lotse.all, 6) }))
    expect(await lotse.onDay()).toHaveLength(5)
    expect(await lotse.onDay('2026-12-01')).toHaveLength(5)
    await lotse.book(2)
    expect(outcomeOf(await lotse.moveBooking({ ...one.key, slot: at(lotse.all, 3) }))).toBe('slot-taken')
    await lotse.close()
  })

  test('counts the people of a group, not its sessions', async () => {
    const lotse = await start(4, 3)
    for (const place of [0, 0, 0, 1]) await lotse.book(place)
    expect(await lotse.onDay()).toEqual([])
    await lotse.close()
    const other = await start(5, 3)
    for (const place of [0, 0, 0, 1]) await other.book(place)
    expect((await other.onDay()).map(({ left }) => left)).toEqual([1, 1, 1, 1, 1])
    await other.close()
  })

  test('holds also when 30 people want it in the same moment', async () => {
    const lotse = await start(3)
    const day = lotse.all.slice(0, 6)
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, client) => lotse.bookSlot({ slot: at(day, client % 6), ...aForm })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(3)
    for (const result of results) if (!result.ok) expect(result.refusal.kind).toBe('slot-taken')
    expect(await lotse.onDay()).toEqual([])
    expect(await lotse.storage.counts()).toMatchObject({ bookings: 3, claims: 3 * 7 })
    await lotse.close()
  })
})
