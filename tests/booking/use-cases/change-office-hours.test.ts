import { describe, expect, test } from 'vitest'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { aForm } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { everythingStored } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'
import { aChange, group } from './office-hours-scene.ts'

describe.each(engines)('changing office hours on $name', ({ open }) => {
  const start = () => aChange(open)

  test('takes effect at once and moves nothing: what it does not yield any more is answered', async () => {
    const lotse = await start()
    const slots = await lotse.slotsOf('r1')
    const [early, late] = [await lotse.book(at(slots, 0).id), await lotse.book(at(slots, 4).id)]
    const before = await lotse.storage.counts()
    const { conflicts } = await lotse.change({ from: '10:00' })
    expect(conflicts).toEqual([[early.id, 'not-yielded']])
    expect(await lotse.storage.counts()).toEqual(before)
    for (const { id, start, end, slot } of [early, late])
      expect(await lotse.storage.heldData(id)).toMatchObject({
        booking: { status: 'booked', slot, sequence: 0 },
        events: [{ start, end, cancelled: null }],
        history: [{ what: 'booked' }],
      })
    const starts = (await lotse.slotsOf('r1')).map(
      slot => slot.start.toZonedDateTimeISO('Europe/Berlin').hour,
    )
    expect(Math.min(...starts)).toBe(10)
    // What stays keeps its time: nothing new lies over it.
    await lotse.change({ slotMinutes: 60 })
    expect((await lotse.slotsOf('r1'))[0]?.start.equals(early.end.add({ minutes: 30 }))).toBe(true)
    await lotse.close()
  })

  test.each<[string, Partial<OfficeHours>]>([
    ['longer', { slotMinutes: 60 }],
    ['elsewhere', { office: 'outstation', mode: 'outstation' }],
    ['on other days', { recurrence: 'FREQ=WEEKLY;BYDAY=FR' }],
    ['for walk-ins only', { access: 'walk-in' }],
    ['over', { validTo: '2026-11-23' }],
  ])('to be %s answers each booking to come that was made from it', async (_, saved) => {
    const lotse = await start()
    const slots = await lotse.slotsOf('r1')
    const bookings = [await lotse.book(at(slots, 0).id), await lotse.book(at(slots, 7).id)]
    await lotse.book(at(await lotse.slotsOf('phone'), 0).id)
    const { conflicts } = await lotse.change(saved)
    expect(conflicts).toEqual(bookings.map(({ id }) => [id, 'not-yielded']))
    await lotse.close()
  })

  test('answers nothing where all that is booked still fits', async () => {
    const lotse = await start()
    await lotse.book(at(await lotse.slotsOf('r1'), 0).id)
    for (const saved of [{}, { to: '16:00' }, { topics: ['work'] }, { bufferMinutes: 0, noticeMinutes: 600 }])
      expect((await lotse.change(saved)).conflicts).toEqual([])
    await lotse.close()
  })

  test('answers what was booked otherwise and lies under the new times, but not what lay there before', async () => {
    const lotse = await start()
    const talk = await lotse.book(at(await lotse.slotsOf('phone'), 0).id)
    expect((await lotse.change({ recurrence: 'FREQ=WEEKLY;BYDAY=TU,TH' })).conflicts).toEqual([
      [talk.id, 'overlaps'],
    ])
    expect((await lotse.change({ recurrence: 'FREQ=WEEKLY;BYDAY=TU,TH', to: '13:00' })).conflicts).toEqual([])
    expect((await lotse.change({ id: 'more', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })).conflicts).toEqual([
      [talk.id, 'overlaps'],
    ])
    await lotse.close()
  })

  test('to fewer seats answers who came last, and lets nobody in until there is room again', async () => {
    const lotse = await start()
    const session = at(await lotse.slotsOf('group'), 0).id
    const people = []
    for (let place = 0; place < 3; place += 1) {
      people.push(await lotse.book(session))
      lotse.clock.advance({ minutes: 1 })
    }
    const { conflicts } = await lotse.change({ ...group, seats: 2 })
    expect(conflicts).toEqual([[at(people, 2).id, 'too-many']])
    const seats = async () => (await lotse.slotsOf('group')).find(({ id }) => id === session)?.seats ?? 0
    for (const [place, left] of [0, 0, 1].entries()) {
      expect(await seats()).toBe(left)
      const booked = await lotse.bookSlot({ slot: session, ...aForm })
      expect(booked.ok).toBe(left > 0)
      if (place < 2)
        granted(await lotse.cancelByCounsellor({ booking: at(people, place).id, reason: 'other' }))
    }
    await lotse.close()
  })

  test('to a most a day counts what is booked already, answers what is too much, and lets nobody in', async () => {
    const lotse = await start()
    const slots = await lotse.slotsOf('r1')
    const bookings = []
    for (const place of [0, 1, 2]) {
      bookings.push(await lotse.book(at(slots, place).id))
      lotse.clock.advance({ minutes: 1 })
    }
    expect((await lotse.change({ mostADay: 2 })).conflicts).toEqual([[at(bookings, 2).id, 'too-many']])
    const here = async () =>
      (await lotse.slotsOf('r1')).filter(({ start }) => start.toString() < '2026-11-25')
    expect(await here()).toEqual([])
    granted(await lotse.cancelByCounsellor({ booking: at(bookings, 0).id, reason: 'other' }))
    expect(await here()).toEqual([])
    granted(await lotse.cancelByCounsellor({ booking: at(bookings, 1).id, reason: 'other' }))
    expect(await here()).toHaveLength(5)
    await lotse.change({ mostADay: 1 })
    expect(await here()).toEqual([])
    await lotse.change({ mostADay: null })
    expect(await here()).toHaveLength(5)
    await lotse.close()
  })

  test('is looked at before it is saved: a dry run answers the same and writes nothing', async () => {
    const lotse = await start()
    await lotse.book(at(await lotse.slotsOf('r1'), 0).id)
    granted(await lotse.holdSlot({ slot: at(await lotse.slotsOf('phone'), 0).id }))
    // A hold that ran out would be swept away by a write.
    lotse.clock.advance({ minutes: 11 })
    const before = await everythingStored(lotse)
    const dry = await lotse.change({ from: '10:00', mostADay: 1 }, true)
    granted(await lotse.changeOfficeHours({ end: 'phone', dryRun: true }))
    expect(await everythingStored(lotse)).toEqual(before)
    expect(await lotse.change({ from: '10:00', mostADay: 1 })).toEqual(dry)
    expect(dry.conflicts).toHaveLength(1)
    await lotse.close()
  })
})
