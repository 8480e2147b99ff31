import { describe, expect, test } from 'vitest'
import { makeEraseOnRequest } from '../../../src/booking/use-cases/erase-on-request.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { calendarOf } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'
import { empty } from '../../contracts/opened.ts'

describe.each(engines)('a person who wants to be forgotten now, on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open())
    const slot = at((await lotse.findSlots({})).slots, 0)
    const { booking, code } = granted(await lotse.bookSlot({ slot: slot.id, ...aForm }))
    const feed = () => calendarOf(lotse, 'c1')
    return { ...lotse, slot, booking, code, feed, erase: makeEraseOnRequest(lotse.needs) }
  }

  test('leaves nothing but that somebody booked and cancelled; the time is free for others', async () => {
    const { erase, booking, code, slot, storage, feed, showBooking, findSlots, bookSlot, close } =
      await start()
    expect(await feed()).toHaveLength(1)
    expect(await erase(booking.reference.toLowerCase())).toEqual({ cancelled: true })
    expect(await storage.counts()).toEqual(empty)
    expect(await feed()).toEqual([])
    expect(outcomeOf(await showBooking({ reference: booking.reference, code }))).toBe('booking-unknown')
    expect((await findSlots({})).slots.map(({ id }) => id)).toContain(slot.id)
    expect(outcomeOf(await bookSlot({ slot: slot.id, ...aForm }))).toBe('ok')
    const counters = await storage.counters('2026-01-01', '2026-12-31')
    expect(counters.map(({ outcome, count }) => [outcome, count])).toEqual([
      ['booked', 2],
      ['cancelled', 1],
    ])
    await close()
  })

  test('lets the first in line have her time', async () => {
    const { erase, booking, slot, findSlots, bookSlot, askForEarlier, showBooking, close } = await start()
    const later = at((await findSlots({})).slots, -1)
    const waiting = granted(await bookSlot({ slot: later.id, ...aForm }))
    const key = { reference: waiting.booking.reference, code: waiting.code }
    granted(await askForEarlier({ ...key, wanted: true }))
    await erase(booking.reference)
    expect(granted(await showBooking(key)).earlier.offer?.slot.id).toBe(slot.id)
    await close()
  })

  test('whose appointment is over is erased and not counted as cancelled', async () => {
    const { erase, booking, storage, clock, close } = await start()
    clock.set(booking.end)
    expect(await erase(booking.reference)).toEqual({ cancelled: false })
    expect(await storage.counts()).toEqual(empty)
    expect(await storage.counters('2026-01-01', '2026-12-31')).toMatchObject([
      { outcome: 'booked', count: 1 },
    ])
    await close()
  })

  test('is told where nothing is held, and asked twice changes nothing', async () => {
    const { erase, booking, close } = await start()
    for (const reference of ['AAA-AAA', '', 'nonsense']) expect(await erase(reference)).toBeUndefined()
    await erase(booking.reference)
    expect(await erase(booking.reference)).toBeUndefined()
    await close()
  })
})
