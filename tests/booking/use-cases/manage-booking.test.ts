import { describe, expect, test } from 'vitest'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'
import { calendarOf } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const twoCounsellors = {
  counsellors: [
    aCounsellor(),
    aCounsellor({ id: 'c2', languages: ['ar'] }),
    aCounsellor({ id: 'c3', languages: ['uk'] }),
  ],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'r2', counsellor: 'c2', office: 'outstation' }),
    someOfficeHours({ id: 'r3', counsellor: 'c3' }),
  ],
}

describe.each(engines)('a booking on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), twoCounsellors)
    const { slots } = await lotse.findSlots({ counsellor: 'c1' })
    const { booking, code } = granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...aForm }))
    const eventsOf = (counsellor: string) => calendarOf(lotse, counsellor)
    return { ...lotse, slots, booking, eventsOf, key: { reference: booking.reference, code } }
  }

  test('is shown to who has reference and code, however they are typed', async () => {
    const { showBooking, key, close } = await start()
    const typed = {
      reference: ` ${key.reference.toLowerCase().replace('-', ' ')}`,
      code: key.code.replaceAll('-', ' '),
    }
    expect(granted(await showBooking(typed)).name).toBe('Amal')
    await close()
  })

  test('is unknown to who has a wrong reference or a wrong code, without a difference', async () => {
    const { showBooking, cancelBooking, moveBooking, key, slots, close } = await start()
    const unknown = { ok: false, refusal: { kind: 'booking-unknown' } }
    const wrong = [
      { ...key, code: '0000-0000-0000-0000' },
      { ...key, code: '' },
      { ...key, reference: 'AAA-AAA' },
      { ...key, reference: 'not a reference' },
    ]
    for (const each of wrong) {
      expect(await showBooking(each)).toEqual(unknown)
      expect(await cancelBooking(each)).toEqual(unknown)
      expect(await moveBooking({ ...each, slot: at(slots, 1).id })).toEqual(unknown)
    }
    await close()
  })

  test('that is cancelled frees its slot, and stays in the calendar as cancelled for a week', async () => {
    const { cancelBooking, findSlots, storage, clock, booking, key, eventsOf, close } = await start()
    clock.advance({ minutes: 1 })
    expect(granted(await cancelBooking(key))).toMatchObject({ status: 'cancelled', sequence: 1 })
    expect((await findSlots({})).slots.map(({ id }) => id)).toContain(booking.slot)
    expect(await storage.counts()).toMatchObject({ claims: 0, history: 2, outbox: 2, events: 1 })
    expect(await eventsOf('c1')).toMatchObject([{ status: 'CANCELLED', sequence: 1 }])
    expect(refusalOf(await cancelBooking(key))).toEqual({
      kind: 'illegal-transition',
      from: 'cancelled',
      action: 'cancel',
    })
    clock.advance({ hours: 7 * 24 })
    expect(await eventsOf('c1')).toHaveLength(1)
    clock.advance({ hours: 24 })
    expect(await eventsOf('c1')).toEqual([])
    await close()
  })

  test('that has begun can neither be cancelled nor moved', async () => {
    const { cancelBooking, moveBooking, clock, booking, slots, key, close } = await start()
    clock.set(booking.start)
    expect(outcomeOf(await cancelBooking(key))).toBe('illegal-transition')
    expect(outcomeOf(await moveBooking({ ...key, slot: at(slots, 4).id }))).toBe('illegal-transition')
    await close()
  })

  test('that is moved takes the new slot, frees the old one, and is the same event', async () => {
    const { moveBooking, showBooking, findSlots, storage, booking, slots, key, eventsOf, close } =
      await start()
    const [before] = await eventsOf('c1')
    const wanted = at(slots, 2)
    const moved = granted(await moveBooking({ ...key, slot: wanted.id }))
    expect(moved).toMatchObject({
      status: 'booked',
      slot: wanted.id,
      sequence: 1,
      reference: booking.reference,
    })
    const free = (await findSlots({})).slots.map(({ id }) => id)
    expect(free).toContain(booking.slot)
    expect(free).not.toContain(wanted.id)
    const [after] = await eventsOf('c1')
    expect(after).toMatchObject({ uid: before?.uid, sequence: 1, status: 'CONFIRMED' })
    expect(after?.start.equals(wanted.start)).toBe(true)
    expect(granted(await showBooking(key)).name).toBe('Amal')
    const history = await storage.history(booking.id)
    expect(history.map(({ what, slot }) => [what, slot])).toEqual([
      ['booked', booking.slot],
      ['moved', wanted.id],
    ])
    await close()
  })

  test('that is moved to a colleague is cancelled in the first calendar and stands in the second', async () => {
    const { moveBooking, cancelBooking, findSlots, storage, booking, key, eventsOf, close } = await start()
    const { slots } = await findSlots({ counsellor: 'c2' })
    granted(await moveBooking({ ...key, slot: at(slots, 3).id }))
    const [first] = await eventsOf('c1')
    expect(first).toMatchObject({ status: 'CANCELLED', sequence: 1, location: 'Haus town-hall' })
    expect(first?.start.equals(booking.start)).toBe(true)
    expect(await eventsOf('c2')).toMatchObject([{ status: 'CONFIRMED', location: 'Haus outstation' }])
    expect(await storage.counts()).toMatchObject({ claims: 6, events: 2, outbox: 2 })
    granted(await cancelBooking(key))
    expect(await eventsOf('c2')).toMatchObject([{ status: 'CANCELLED', sequence: 2 }])
    await close()
  })

  test('can be moved with a hold, and onto its own slot', async () => {
    const { moveBooking, holdSlot, storage, booking, slots, key, close } = await start()
    const { hold } = granted(await holdSlot({ slot: at(slots, 1).id }))
    expect(granted(await moveBooking({ ...key, hold })).slot).toBe(at(slots, 1).id)
    expect(granted(await moveBooking({ ...key, hold, slot: at(slots, 1).id })).sequence).toBe(2)
    expect(granted(await moveBooking({ ...key, slot: booking.slot })).slot).toBe(booking.slot)
    expect(await storage.counts()).toMatchObject({ holds: 0, claims: 6 })
    await close()
  })

  test('stays where it is when the new slot is taken or does not offer what it is about', async () => {
    const { moveBooking, bookSlot, findSlots, storage, booking, slots, key, close } = await start()
    const taken = at(slots, 1).id
    granted(await bookSlot({ slot: taken, ...aForm }))
    const counts = await storage.counts()
    const refusal = refusalOf(await moveBooking({ ...key, slot: taken }))
    if (refusal.kind !== 'slot-taken') throw new Error(refusal.kind)
    expect(refusal.alternatives).toHaveLength(5)
    const people = new Set(refusal.alternatives.map(({ counsellor }) => counsellor.id))
    expect(people).toEqual(new Set(['c1', 'c2']))
    const { slots: foreign } = await findSlots({ counsellor: 'c3' })
    expect(outcomeOf(await moveBooking({ ...key, slot: at(foreign, 0).id }))).toBe('language-not-offered')
    expect(await storage.counts()).toEqual(counts)
    expect((await findSlots({})).slots.map(({ id }) => id)).not.toContain(booking.slot)
    await close()
  })
})
