import { describe, expect, test } from 'vitest'
import { makeCancelByCounsellor } from '../../../src/booking/use-cases/cancel-by-counsellor.ts'
import { makeForgetPersonalData } from '../../../src/booking/use-cases/forget-personal-data.ts'
import { makeDeliverDue } from '../../../src/delivery/use-cases/deliver-due.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('name and contact on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open())
    const { slots } = await lotse.findSlots({})
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const key = { reference: booking.reference, code }
    const dueIn = async () => {
      const [delivery] = await lotse.queue.due(noon.add({ hours: 9_999 }), 1)
      return delivery?.due
    }
    return { ...lotse, slots, booking, key, dueIn }
  }

  test('are forgotten two days after the appointment, and not before', async () => {
    const { forgetPersonalData, showBooking, storage, clock, booking, key, dueIn, close } = await start()
    const due = booking.end.add({ hours: 48 })
    expect((await dueIn())?.equals(due)).toBe(true)
    clock.set(due.subtract({ seconds: 1 }))
    await forgetPersonalData(booking.id)
    expect(granted(await showBooking(key)).name).toBe('Amal')
    clock.set(due)
    await forgetPersonalData(booking.id)
    await forgetPersonalData(booking.id)
    expect(granted(await showBooking(key))).toMatchObject({ name: null, contact: null, status: 'booked' })
    expect((await storage.history(booking.id)).map(({ what }) => what)).toEqual(['booked', 'forgotten'])
    await close()
  })

  test('are forgotten later when the appointment was moved later', async () => {
    const { moveBooking, booking, slots, key, dueIn, storage, close } = await start()
    const last = at(slots, -1)
    granted(await moveBooking({ ...key, slot: last.id }))
    expect((await dueIn())?.equals(last.end.add({ hours: 48 }))).toBe(true)
    expect(await storage.counts()).toMatchObject({ outbox: 2 })
    expect(last.end.epochMilliseconds).toBeGreaterThan(booking.end.epochMilliseconds)
    await close()
  })

  test('are still to be forgotten when the district has decided meanwhile to keep them longer', async () => {
    const { needs, booking, clock, queue, storage, dueIn, close } = await start()
    const longer = makeForgetPersonalData({ ...needs, policy: { ...needs.policy, retentionHours: 72 } })
    const deliver = makeDeliverDue({ queue, clock, handlers: { forget: longer }, onFailure: () => undefined })
    clock.set(booking.end.add({ hours: 48 }))
    await deliver()
    expect((await dueIn())?.equals(booking.end.add({ hours: 72 }))).toBe(true)
    clock.set(booking.end.add({ hours: 72 }))
    await deliver()
    expect((await storage.heldData(booking.id))?.booking.personal).toBeNull()
    await close()
  })

  test('are due to be forgotten at once when it was cancelled', async () => {
    const { cancelBooking, forgetPersonalData, showBooking, booking, key, dueIn, close } = await start()
    granted(await cancelBooking(key))
    expect((await dueIn())?.equals(noon)).toBe(true)
    await forgetPersonalData(booking.id)
    expect(granted(await showBooking(key))).toMatchObject({ name: null, status: 'cancelled' })
    await close()
  })

  test('are kept after a counsellor cancelled it, as long as without that, so that somebody can call', async () => {
    const { needs, forgetPersonalData, showBooking, booking, key, clock, dueIn, close } = await start()
    granted(await makeCancelByCounsellor(needs)({ booking: booking.id, reason: 'ill' }))
    const due = booking.end.add({ hours: 48 })
    expect((await dueIn())?.equals(due)).toBe(true)
    clock.set(due.subtract({ seconds: 1 }))
    await forgetPersonalData(booking.id)
    expect(granted(await showBooking(key)).name).toBe('Amal')
    clock.set(due)
    await forgetPersonalData(booking.id)
    expect(granted(await showBooking(key))).toMatchObject({ name: null, status: 'cancelled' })
    await close()
  })

  test('of a booking that is not there are forgotten already', async () => {
    const { forgetPersonalData, close } = await start()
    await expect(forgetPersonalData('nobody')).resolves.toBeUndefined()
    await close()
  })
})
