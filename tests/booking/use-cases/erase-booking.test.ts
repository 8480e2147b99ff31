import { describe, expect, test } from 'vitest'
import { makeEraseBooking } from '../../../src/booking/use-cases/erase-booking.ts'
import { makeSweepTraces } from '../../../src/booking/use-cases/sweep-traces.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'
import { empty } from '../../contracts/opened.ts'

/** Quanta of many thousand years. */
const always = { from: 0, to: 2_000_000_000 }
const group = { counsellors: [aCounsellor()], officeHours: [someOfficeHours({ seats: 3 })] }

describe.each(engines)('a booking on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), group)
    const { slots } = await lotse.findSlots({})
    const form = { ...aForm, network: '192.0.2.0', idempotencyKey: 'key' }
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...form }))
    return { ...lotse, slots, booking, code, erase: makeEraseBooking(lotse.needs) }
  }

  test('is gone thirty days after the appointment, with all that hung on it, and is still counted', async () => {
    const { erase, booking, storage, clock, close } = await start()
    const due = booking.end.add({ hours: 30 * 24 })
    clock.set(due.subtract({ seconds: 1 }))
    await erase(booking.id)
    expect(await storage.heldData(booking.id)).toMatchObject({
      history: [{ what: 'booked' }],
      events: [{}],
      deliveries: [{}, {}],
      answers: [{}],
      network: {},
    })
    clock.set(due)
    await erase(booking.id)
    await erase(booking.id)
    expect(await storage.heldData(booking.id)).toBeUndefined()
    expect(await storage.counts()).toEqual(empty)
    expect(await storage.claims(always, clock.now())).toEqual([])
    expect(await storage.counters('2026-01-01', '2026-12-31')).toMatchObject([
      { outcome: 'booked', count: 1 },
    ])
    await close()
  })

  test('is to be erased when its delivery says so, later where it was moved later, also when it was cancelled', async () => {
    const { moveBooking, cancelBooking, booking, code, slots, queue, close } = await start()
    const key = { reference: booking.reference, code }
    const dueToErase = async () => {
      const due = await queue.due(noon.add({ hours: 9_999 }), 9)
      return due.filter(({ kind }) => kind === 'erase').map(delivery => delivery.due.toString())
    }
    expect(await dueToErase()).toEqual([booking.end.add({ hours: 720 }).toString()])
    const later = at(slots, -1)
    granted(await moveBooking({ ...key, slot: later.id }))
    expect(await dueToErase()).toEqual([later.end.add({ hours: 720 }).toString()])
    granted(await cancelBooking(key))
    expect(await dueToErase()).toEqual([later.end.add({ hours: 720 }).toString()])
    await close()
  })

  test('of a group takes its own seat with it, and leaves the others theirs', async () => {
    const { erase, booking, slots, bookSlot, storage, clock, close } = await start()
    const other = granted(await bookSlot({ slot: at(slots, 0).id, ...aForm }))
    clock.set(booking.end.add({ hours: 720 }))
    await erase(booking.id)
    const owners = async () => new Set((await storage.claims(always, noon)).map(({ owner }) => owner))
    expect(await owners()).toEqual(new Set([at(slots, 0).id, other.booking.id]))
    await erase(other.booking.id)
    expect(await owners()).toEqual(new Set())
    await close()
  })

  test('loses the trace of its network after a day, also when nobody books any more', async () => {
    const { booking, storage, needs, clock, close } = await start()
    const sweep = makeSweepTraces(needs)
    clock.set(noon.add({ hours: 24 }).subtract({ seconds: 1 }))
    await sweep()
    expect((await storage.heldData(booking.id))?.network).toMatchObject({ booking: booking.id })
    clock.set(noon.add({ hours: 24 }))
    await sweep()
    expect((await storage.heldData(booking.id))?.network).toBeNull()
    await close()
  })
})
