import { describe, expect, test } from 'vitest'
import { makeMoveException } from '../../../src/booking/use-cases/move-exception.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, calmPolicy } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { calendarOf, everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const district = {
  counsellors: [
    aCounsellor(),
    aCounsellor({ id: 'c2' }),
    aCounsellor({ id: 'c3', languages: ['de'] }),
    aCounsellor({ id: 'c4' }),
  ],
  officeHours: [
    // She asks for two days' notice, of everybody but herself.
    someOfficeHours({ noticeMinutes: 2_880 }),
    someOfficeHours({ id: 'r2', counsellor: 'c2' }),
    someOfficeHours({ id: 'r3', counsellor: 'c3' }),
    someOfficeHours({ id: 'r4', counsellor: 'c4' }),
  ],
}

describe.each(engines)('an appointment that a counsellor moves, on $name', ({ open }) => {
  const start = async () => {
    const policy = { ...calmPolicy, mail: true, sms: true }
    const lotse = await anInstallation(await open(), district, { policy })
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const contact = { email: 'amal@example.org', phone: '+4915112345678' }
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm, contact }))
    const slotOf = async (counsellor: string, place: number) =>
      at((await lotse.findSlots({ counsellor })).slots, place).id
    const key = { reference: booking.reference, code }
    return { ...lotse, ...theStaff(lotse.needs), slots, slotOf, booking, key, id: booking.id }
  }

  test('is at the new time for everybody, and the old one is free', async () => {
    const lotse = await start()
    const { id: slot, start: to } = at(lotse.slots, 3)
    const moved = granted(await lotse.moveByCounsellor({ booking: lotse.id, slot, among: ['c1'] }))
    expect(moved).toMatchObject({ status: 'booked', slot, sequence: 1, reason: null })
    const shown = granted(await lotse.showBooking(lotse.key))
    expect(shown).toMatchObject({ slot, changedBy: 'counsellor' })
    expect(shown.start).toEqual(to)
    const free = (await lotse.findSlots({ counsellor: 'c1' })).slots.map(each => each.id)
    expect(free).toContain(lotse.booking.slot)
    expect(free).not.toContain(slot)
    expect(await calendarOf(lotse, 'c1')).toMatchObject([{ status: 'CONFIRMED', sequence: 1 }])
    expect((await lotse.storage.history(lotse.id)).at(-1)).toMatchObject({ what: 'moved', by: 'counsellor' })
    await lotse.close()
  })

  test('is told to its reader by mail and by text message', async () => {
    const lotse = await start()
    const { id: slot } = at(lotse.slots, 3)
    granted(await lotse.moveByCounsellor({ booking: lotse.id, slot, among: ['c1'] }))
    const due = await lotse.queue.due(lotse.clock.now(), 10, ['mail', 'sms'])
    expect(due.map(({ kind, detail }) => `${kind} ${detail}`).toSorted()).toEqual([
      'mail moved.1',
      'sms moved.1',
    ])
    await lotse.close()
  })

  test('may go where no notice is left, and goes nowhere once it has begun', async () => {
    const lotse = await start()
    const today = granted(
      await lotse.moveByCounsellor({ booking: lotse.id, slot: await lotse.slotOf('c2', 0), among: ['c2'] }),
    )
    lotse.clock.set(today.start.subtract({ minutes: 30 }))
    const near = await lotse.needs.timetable.district()
    const date = today.start.toZonedDateTimeISO('Europe/Berlin').toPlainDate()
    const own = near.daySlots(
      near.offer.filter(({ rule }) => rule.id === 'r1'),
      date,
    )
    // Half an hour from now, where readers must come two days ahead.
    const slot = at(own, 0).id
    granted(await lotse.moveByCounsellor({ booking: lotse.id, slot, among: ['c1'] }))
    lotse.clock.set(today.start)
    const before = await everythingStored(lotse)
    const again = { booking: lotse.id, slot: at(own, 3).id, among: ['c1'] }
    expect(outcomeOf(await lotse.moveByCounsellor(again))).toBe('illegal-transition')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('stays where it is when the time is taken, past, nobody’s, or a stranger’s', async () => {
    const lotse = await start()
    const { id: taken } = at(lotse.slots, 1)
    granted(await lotse.bookSlot({ slot: taken, ...aForm }))
    const theirs = await lotse.slotOf('c4', 2)
    const german = await lotse.slotOf('c3', 2)
    const before = await everythingStored(lotse)
    const move = async (slot: string) =>
      outcomeOf(await lotse.moveByCounsellor({ booking: lotse.id, slot, among: ['c1', 'c2', 'c3'] }))
    expect(await move(taken)).toBe('slot-taken')
    expect(await move('r1.zzzzz')).toBe('slot-unknown')
    expect(await move('nothing')).toBe('slot-unknown')
    expect(await move(theirs)).toBe('slot-unknown')
    expect(await move(german)).toBe('language-not-offered')
    const unknown = { booking: 'nothing', slot: theirs, among: ['c4'] }
    expect(outcomeOf(await lotse.moveByCounsellor(unknown))).toBe('booking-unknown')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('is a colleague’s from then on, where she is one of those that are named', async () => {
    const lotse = await start()
    const slot = await lotse.slotOf('c2', 2)
    const moved = granted(await lotse.moveByCounsellor({ booking: lotse.id, slot, among: ['c1', 'c2'] }))
    expect(moved.counsellor.id).toBe('c2')
    expect(await calendarOf(lotse, 'c1')).toMatchObject([{ status: 'CANCELLED' }])
    expect(await calendarOf(lotse, 'c2')).toMatchObject([{ status: 'CONFIRMED' }])
    await lotse.close()
  })

  test('that is sent to where it is already tells nobody anything', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const same = { booking: lotse.id, slot: lotse.booking.slot, among: ['c1'] }
    expect(granted(await lotse.moveByCounsellor(same))).toMatchObject({ sequence: 0 })
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('that was handed over goes home to the time that it came from', async () => {
    const lotse = await start()
    const { start: from, end: to } = lotse.booking
    const step = { counsellor: 'c1', colleague: 'c2', from, to, reason: 'away' } as const
    granted(await lotse.handOverBookings(step))
    const home = { booking: lotse.id, slot: lotse.booking.slot, among: ['c1', 'c2'] }
    expect(granted(await lotse.moveByCounsellor(home))).toMatchObject({
      counsellor: { id: 'c1' },
      sequence: 2,
    })
    expect(await calendarOf(lotse, 'c2')).toMatchObject([{ status: 'CANCELLED' }])
    await lotse.close()
  })

  test('to a later time keeps its reader’s place in the line, and does not ask her back; an earlier one ends it', async () => {
    const lotse = await start()
    granted(await lotse.askForEarlier({ ...lotse.key, wanted: true }))
    const move = async (place: number) =>
      granted(
        await lotse.moveByCounsellor({ booking: lotse.id, slot: at(lotse.slots, place).id, among: ['c1'] }),
      )
    const waits = async () => granted(await lotse.showBooking(lotse.key)).earlier
    await move(5)
    expect(await waits()).toEqual({ wanted: true, offer: null })
    await move(2)
    expect(await waits()).toEqual({ wanted: false, offer: null })
    await lotse.close()
  })

  test('goes back, and its time comes free for who waits for something earlier', async () => {
    const lotse = await start()
    const later = granted(await lotse.bookSlot({ slot: at(lotse.slots, 5).id, ...aForm }))
    const key = { reference: later.booking.reference, code: later.code }
    granted(await lotse.askForEarlier({ ...key, wanted: true }))
    const { id: slot } = at(lotse.slots, 3)
    granted(await lotse.moveByCounsellor({ booking: lotse.id, slot, among: ['c1'] }))
    expect(granted(await lotse.showBooking(key)).earlier.offer?.slot.id).toBe(lotse.booking.slot)
    // It is kept for her now: too late to take it back.
    const back = { booking: lotse.id, slot: lotse.booking.slot, among: ['c1'] }
    expect(outcomeOf(await lotse.moveByCounsellor(back))).toBe('slot-taken')
    granted(await lotse.askForEarlier({ ...key, wanted: false }))
    expect(granted(await lotse.moveByCounsellor(back))).toMatchObject({
      slot: lotse.booking.slot,
      sequence: 2,
    })
    await lotse.close()
  })
})

describe.each(engines)('an exception that is moved, on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), district)
    return { ...lotse, ...theStaff(lotse.needs) }
  }
  const off = { kind: 'off', counsellor: 'c2', rule: null, hours: null, reason: 'vacation' } as const

  test('closes other days, opens the former ones, and says who is booked there', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ counsellor: 'c2' })
    const { exception } = granted(await lotse.addException({ ...off, from: '2026-12-01', to: '2026-12-01' }))
    const { booking } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const step = { id: exception.id, from: '2026-11-23', to: '2026-11-25', hours: null }
    const moved = granted(await lotse.moveException(step))
    expect(moved.before).toEqual(exception)
    expect(moved.exception).toEqual({ ...exception, ...step })
    expect(moved.conflicts.map(({ id }) => id)).toEqual([booking.id])
    const dates = (await lotse.findSlots({ counsellor: 'c2' })).slots.map(({ start }) =>
      start.toString().slice(0, 10),
    )
    expect(dates).toContain('2026-12-01')
    expect(dates).not.toContain('2026-11-24')
    await lotse.close()
  })

  test('is read as it is when it is moved, not as it was a moment before', async () => {
    const lotse = await start()
    const { exception } = granted(await lotse.addException({ ...off, from: '2026-12-01', to: '2026-12-01' }))
    const district = () => expect.unreachable('read outside the unit of work')
    const move = makeMoveException({ ...lotse.needs, storage: { ...lotse.storage, district } })
    const moved = granted(await move({ id: exception.id, from: '2026-12-02', to: '2026-12-02', hours: null }))
    expect(moved.before).toEqual(exception)
    await lotse.close()
  })

  test('with other hours says what loses its ground, and what fits as before', async () => {
    const lotse = await start()
    const hours = { from: '14:00', to: '16:00' }
    const added = await lotse.addException({
      ...{ kind: 'other-hours', counsellor: 'c2', rule: 'r2', from: '2026-12-01', to: '2026-12-01' },
      ...{ hours, reason: 'other' },
    })
    const { exception } = granted(added)
    const { slots } = await lotse.findSlots({
      counsellor: 'c2',
      from: Temporal.Instant.from('2026-12-01T00:00:00Z'),
    })
    const first = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm })).booking
    granted(await lotse.bookSlot({ slot: at(slots, 2).id, ...aForm }))
    const same = { id: exception.id, from: '2026-12-01', to: '2026-12-01' }
    const later = granted(await lotse.moveException({ ...same, hours: { from: '15:00', to: '17:00' } }))
    expect(later.conflicts.map(({ id }) => id)).toEqual([first.id])
    const back = granted(await lotse.moveException({ ...same, hours }))
    expect(back.conflicts).toEqual([])
    const gone = { id: exception.id, from: '2026-12-08', to: '2026-12-08', hours }
    expect(granted(await lotse.moveException(gone)).conflicts).toHaveLength(2)
    await lotse.close()
  })

  test('is left alone where it could not be written like that, or is not there', async () => {
    const lotse = await start()
    const { exception } = granted(await lotse.addException({ ...off, from: '2026-12-01', to: '2026-12-01' }))
    const before = await everythingStored(lotse)
    const turned = { id: exception.id, from: '2026-12-03', to: '2026-12-01', hours: null }
    expect(outcomeOf(await lotse.moveException(turned))).toBe('exception-invalid')
    const unknown = { ...turned, id: 'nothing' }
    expect(outcomeOf(await lotse.moveException(unknown))).toBe('exception-unknown')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })
})
