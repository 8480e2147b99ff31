import { describe, expect, test } from 'vitest'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, refusalOf } from '../../builders/result.ts'
import { everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const rule = someOfficeHours()
const phone = someOfficeHours({
  id: 'phone',
  office: null,
  mode: 'phone',
  recurrence: 'FREQ=WEEKLY;BYDAY=TH',
})
const group = someOfficeHours({ id: 'group', seats: 3, recurrence: 'FREQ=WEEKLY;BYDAY=WE' })

describe.each(engines)('changing office hours on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor()],
      officeHours: [rule, phone, group],
    })
    const book = async (slot: string) => granted(await lotse.bookSlot({ slot, ...aForm })).booking
    const slotsOf = async (id: string) =>
      (await lotse.findSlots({ limit: 500 })).slots.filter(slot => slot.rule === id)
    const staff = theStaff(lotse.needs)
    const change = async (saved: Partial<OfficeHours>, dryRun?: boolean) => {
      const { rule: now, conflicts } = granted(
        await staff.changeOfficeHours({ save: { ...rule, ...saved }, dryRun }),
      )
      return { rule: now, conflicts: conflicts.map(({ booking, why }) => [booking.id, why]) }
    }
    return { ...lotse, ...staff, book, slotsOf, change }
  }

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

  test('that is wrong is refused with all that is wrong', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const save = { ...rule, seats: 0, from: '9' }
    const refusal = refusalOf(await lotse.changeOfficeHours({ save }))
    if (refusal.kind !== 'office-hours-invalid') throw new Error(refusal.kind)
    expect(refusal.faults).toHaveLength(2)
    const last = refusalOf(await lotse.changeOfficeHours({ end: 'r1', last: 'tomorrow' }))
    expect(last.kind).toBe('office-hours-invalid')
    const strange = { ...rule, id: 'new', counsellor: 'nobody' }
    expect(refusalOf(await lotse.changeOfficeHours({ save: strange })).kind).toBe('counsellor-unknown')
    const given = refusalOf(await lotse.changeOfficeHours({ save: { ...rule, counsellor: 'c2' } }))
    expect(given).toMatchObject({
      kind: 'office-hours-invalid',
      faults: [expect.stringContaining('stay with c1')],
    })
    expect(refusalOf(await lotse.changeOfficeHours({ end: 'nothing' })).kind).toBe('office-hours-unknown')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('by ending them takes them away, or ends them yesterday where bookings to come name them', async () => {
    const lotse = await start()
    const booking = await lotse.book(at(await lotse.slotsOf('r1'), 0).id)
    expect(granted(await lotse.changeOfficeHours({ end: 'phone' }))).toEqual({ rule: null, conflicts: [] })
    const ended = granted(await lotse.changeOfficeHours({ end: 'r1' }))
    expect(ended).toMatchObject({
      rule: { id: 'r1', validTo: '2026-11-21' },
      conflicts: [{ booking: { id: booking.id }, why: 'not-yielded' }],
    })
    expect((await lotse.storage.officeHours()).map(({ id }) => id)).toEqual(['group', 'r1'])
    expect(await lotse.slotsOf('r1')).toEqual([])
    granted(await lotse.cancelByCounsellor({ booking: booking.id, reason: 'other' }))
    expect(granted(await lotse.changeOfficeHours({ end: 'r1' })).rule).toBeNull()
    await lotse.close()
  })

  test('by a last date keeps what is booked until then', async () => {
    const lotse = await start()
    const slots = await lotse.slotsOf('r1')
    await lotse.book(at(slots, 0).id)
    const after = await lotse.book(at(slots, 6).id)
    const { rule: ended, conflicts } = granted(
      await lotse.changeOfficeHours({ end: 'r1', last: '2026-11-30' }),
    )
    expect(ended?.validTo).toBe('2026-11-30')
    expect(conflicts.map(({ booking }) => booking.id)).toEqual([after.id])
    expect(await lotse.slotsOf('r1')).toHaveLength(5)
    // An end that was set before is not put off.
    expect(granted(await lotse.changeOfficeHours({ end: 'r1', last: '2026-12-31' })).rule?.validTo).toBe(
      '2026-11-30',
    )
    await lotse.close()
  })

  test('is seen before by the slots of four weeks, without days off and holidays', async () => {
    const lotse = await start()
    const off = { counsellor: 'c1', rule: null, from: '2026-11-24', to: '2026-11-24', hours: null } as const
    granted(await lotse.addException({ ...off, kind: 'off', reason: 'training' }))
    const slots = granted(await lotse.previewOfficeHours({ ...rule, id: 'new', to: '10:00' }))
    expect(slots.map(({ start }) => start.toString())).toEqual([
      '2026-12-01T08:00:00Z',
      '2026-12-01T08:30:00Z',
      '2026-12-08T08:00:00Z',
      '2026-12-08T08:30:00Z',
      '2026-12-15T08:00:00Z',
      '2026-12-15T08:30:00Z',
    ])
    expect(refusalOf(await lotse.previewOfficeHours({ ...rule, to: '9' })).kind).toBe('office-hours-invalid')
    const strange = { ...rule, counsellor: 'nobody' }
    expect(refusalOf(await lotse.previewOfficeHours(strange)).kind).toBe('counsellor-unknown')
    await lotse.close()
  })
})
