import { describe, expect, test } from 'vitest'
import { counsellorReasons } from '../../../src/booking/core/reason.ts'
import type { Result } from '../../../src/booking/core/result.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'
import { calendarOf, everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })],
  officeHours: [someOfficeHours(), someOfficeHours({ id: 'r2', counsellor: 'c2' })],
}

describe.each(engines)('a counsellor on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), district)
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const key = { reference: booking.reference, code }
    return { ...lotse, ...theStaff(lotse.needs), slots, booking, key }
  }

  test.each(counsellorReasons)(
    'takes an appointment back because of "%s", and its reader sees it',
    async reason => {
      const lotse = await start()
      const cancelled = granted(await lotse.cancelByCounsellor({ booking: lotse.booking.id, reason }))
      expect(cancelled).toMatchObject({ status: 'cancelled', reason, sequence: 1 })
      expect(granted(await lotse.showBooking(lotse.key))).toMatchObject({ status: 'cancelled', reason })
      expect(await calendarOf(lotse, 'c1')).toMatchObject([{ status: 'CANCELLED', sequence: 1 }])
      const history = await lotse.storage.history(lotse.booking.id)
      expect(history.at(-1)).toMatchObject({ what: 'cancelled', by: 'counsellor', reason })
      expect((await lotse.findSlots({})).slots.map(({ id }) => id)).toContain(lotse.booking.slot)
      expect(await lotse.storage.counts()).toMatchObject({ claims: 0, events: 1 })
      const counters = await lotse.storage.counters('2026-11-24', '2026-11-24')
      expect(counters.map(({ outcome, count }) => [outcome, count])).toEqual([
        ['booked', 1],
        ['cancelled', 1],
      ])
      await lotse.close()
    },
  )

  test('who takes one back gives its time to who waits for something earlier', async () => {
    const lotse = await start()
    const later = granted(await lotse.bookSlot({ slot: at(lotse.slots, 4).id, ...aForm }))
    const key = { reference: later.booking.reference, code: later.code }
    granted(await lotse.askForEarlier({ ...key, wanted: true }))
    granted(await lotse.cancelByCounsellor({ booking: lotse.booking.id, reason: 'other' }))
    expect(granted(await lotse.showBooking(key)).earlier.offer?.slot.id).toBe(lotse.booking.slot)
    granted(await lotse.cancelByCounsellor({ booking: later.booking.id, reason: 'other' }))
    expect(await lotse.storage.counts()).toMatchObject({ claims: 0, holds: 0, waiting: 0 })
    await lotse.close()
  })

  test.each([
    [true, 'attended'],
    [false, 'missed'],
  ] as const)('notes whether somebody came: %s is %s, counted without a name', async (came, status) => {
    const lotse = await start()
    lotse.clock.set(lotse.booking.start)
    expect(granted(await lotse.markAttendance({ booking: lotse.booking.id, came }))).toMatchObject({
      status,
      sequence: 0,
      reason: null,
    })
    expect((await lotse.storage.history(lotse.booking.id)).at(-1)).toMatchObject({
      what: status,
      by: 'counsellor',
    })
    expect(await calendarOf(lotse, 'c1')).toMatchObject([{ status: 'CONFIRMED', sequence: 0 }])
    expect(
      (await lotse.storage.counters('2026-11-24', '2026-11-24')).map(({ outcome }) => outcome),
    ).toContain(status)
    await lotse.close()
  })

  test('cannot change what there is not', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const booking = 'nothing'
    expect(outcomeOf(await lotse.cancelByCounsellor({ booking, reason: 'ill' }))).toBe('booking-unknown')
    expect(outcomeOf(await lotse.markAttendance({ booking, came: true }))).toBe('booking-unknown')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })
})

const statuses = ['booked', 'cancelled', 'attended', 'missed'] as const
type Status = (typeof statuses)[number]
const moments = ['before', 'after'] as const

type Scene = Awaited<ReturnType<typeof inStatus>>
type One = Scene['bookings'][number] & { readonly other: string }
type Action = {
  readonly name: string
  readonly as: string
  readonly does: (scene: Scene, one: One) => Promise<Result<unknown>>
}

const actions: readonly Action[] = [
  { name: 'move', as: 'move', does: (scene, { key, other }) => scene.moveBooking({ ...key, slot: other }) },
  { name: 'cancel', as: 'cancel', does: (scene, { key }) => scene.cancelBooking(key) },
  {
    name: 'cancel by counsellor',
    as: 'cancel',
    does: (scene, { id }) => scene.cancelByCounsellor({ booking: id, reason: 'away' }),
  },
  {
    name: 'attend',
    as: 'attend',
    does: (scene, { id }) => scene.markAttendance({ booking: id, came: true }),
  },
  { name: 'miss', as: 'miss', does: (scene, { id }) => scene.markAttendance({ booking: id, came: false }) },
]
const legal = new Map([
  ['booked move before', 'booked'],
  ['booked cancel before', 'cancelled'],
  ['booked cancel by counsellor before', 'cancelled'],
  ['booked attend after', 'attended'],
  ['booked miss after', 'missed'],
  ['attended miss after', 'missed'],
  ['missed attend after', 'attended'],
])
const cells = actions.flatMap(action => moments.map(moment => ({ ...action, moment })))

/** Two bookings for each cell, all of one status. */
const inStatus = async (open: (typeof engines)[number]['open'], status: Status) => {
  const lotse = await anInstallation(await open(), district)
  const staff = theStaff(lotse.needs)
  const { slots } = await lotse.findSlots({ counsellor: 'c1', limit: 48 })
  const bookings = []
  for (const { id: slot } of slots.slice(0, cells.length)) {
    const { booking, code } = granted(await lotse.bookSlot({ slot, ...aForm }))
    bookings.push({
      id: booking.id,
      start: booking.start,
      end: booking.end,
      key: { reference: booking.reference, code },
    })
  }
  for (const { id: booking, start } of bookings) {
    if (status === 'cancelled') granted(await staff.cancelByCounsellor({ booking, reason: 'ill' }))
    if (status === 'cancelled' || status === 'booked') continue
    lotse.clock.set(start)
    granted(await staff.markAttendance({ booking, came: status === 'attended' }))
  }
  const moveTo = slots.slice(-1 * cells.length).map(({ id }) => id)
  return { ...lotse, ...staff, bookings, moveTo }
}

const setTo = ({ clock }: Scene, start: Temporal.Instant, moment: (typeof moments)[number]) =>
  // A clock can be set back: what was judged stays judged.
  clock.set(start.subtract({ seconds: moment === 'before' ? 1 : 0 }))

describe.each(engines)('on $name, before and from its start, a booking', ({ open }) => {
  test.each(statuses)(
    'that is %s is moved, cancelled and judged where that is legal, and else left alone',
    async status => {
      const scene = await inStatus(open, status)
      for (const [place, { name, as, does, moment }] of cells.entries()) {
        const cell = `${status} ${name} ${moment}`
        const one = { ...at(scene.bookings, place), other: at(scene.moveTo, place) }
        setTo(scene, one.start, moment)
        const before = await everythingStored(scene)
        const result = await does(scene, one)
        const next = legal.get(cell)
        expect(outcomeOf(result), cell).toBe(next ? 'ok' : 'illegal-transition')
        if (next) expect(granted(result), cell).toMatchObject({ status: next })
        else {
          expect(refusalOf(result), cell).toEqual({ kind: 'illegal-transition', from: status, action: as })
          expect(await everythingStored(scene), cell).toEqual(before)
        }
      }
      await scene.close()
    },
  )

  test.each(statuses)('that is %s is handed over only while it is booked and has not begun', async status => {
    const scene = await inStatus(open, status)
    for (const [place, moment] of moments.entries()) {
      const { start: from, end: to } = at(scene.bookings, place)
      setTo(scene, from, moment)
      const step = { counsellor: 'c1', colleague: 'c2', from, to, reason: 'away' } as const
      const { handedOver, stay } = granted(await scene.handOverBookings(step))
      expect(handedOver).toHaveLength(status === 'booked' && moment === 'before' ? 1 : 0)
      expect(stay).toEqual([])
    }
    await scene.close()
  })
})
