import { describe, expect, test } from 'vitest'
import { at, granted, refusalOf } from '../../builders/result.ts'
import { calendarOf, everythingStored } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'
import { aSubstitution, day, german, substitution } from './hand-over-scene.ts'

describe.each(engines)('handing bookings over on $name', ({ open }) => {
  const start = () => aSubstitution(open)

  test('keeps time and place, and takes exactly the time that was taken from the colleague', async () => {
    const lotse = await start()
    const booking = await lotse.book('r1')
    const quanta = await lotse.quantaOf('c1')
    expect(quanta).toHaveLength(7)
    expect(await lotse.handOver()).toEqual({ went: [booking.id], unmet: [], stay: [] })
    expect(await lotse.quantaOf('c1')).toEqual([])
    expect(await lotse.quantaOf('c2')).toEqual(quanta)
    expect(await lotse.quantaOf('rule r1')).toEqual([])
    const shown = granted(await lotse.showBooking(booking.key))
    expect(shown).toMatchObject({
      ...{ status: 'booked', reason: 'away', office: 'town-hall', sequence: 1, name: 'Amal' },
      counsellor: { id: 'c2', label: 'Kollegin' },
    })
    expect(shown.start.equals(booking.start)).toBe(true)
    expect((await lotse.storage.history(booking.id)).at(-1)).toMatchObject({
      ...{ what: 'handed-over', by: 'counsellor', reason: 'away', slot: booking.slot },
    })
    await lotse.close()
  })

  test('is cancelled in the former calendar, stands in the colleague’s, and is cancelled there when it is', async () => {
    const lotse = await start()
    const booking = await lotse.book('r1')
    await lotse.handOver()
    expect(await calendarOf(lotse, 'c1')).toMatchObject([{ status: 'CANCELLED', sequence: 1 }])
    expect(await calendarOf(lotse, 'c2')).toMatchObject([
      { status: 'CONFIRMED', sequence: 1, location: 'Haus town-hall' },
    ])
    granted(await lotse.cancelBooking(booking.key))
    expect(await calendarOf(lotse, 'c2')).toMatchObject([{ status: 'CANCELLED', sequence: 2 }])
    expect(await lotse.storage.counts()).toMatchObject({ claims: 0 })
    await lotse.close()
  })

  test('leaves what collides with what the colleague has, also with what somebody fills in a form for', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ counsellor: 'c2' })
    granted(await lotse.holdSlot({ slot: at(slots, 1).id }))
    const [nine, half] = [await lotse.book('r1'), await lotse.book('r1')]
    const before = await everythingStored(lotse)
    expect(await lotse.handOver()).toEqual({
      went: [],
      unmet: [],
      stay: [
        [nine.id, 'collides'],
        [half.id, 'collides'],
      ],
    })
    expect(await everythingStored(lotse)).toEqual(before)
    lotse.clock.advance({ minutes: 11 })
    granted(await lotse.bookSlot({ slot: at(slots, 0).id, ...german }))
    const after = await lotse.handOver()
    expect(after).toEqual({ went: [half.id], unmet: [], stay: [[nine.id, 'collides']] })
    expect(granted(await lotse.showBooking(nine.key)).counsellor.id).toBe('c1')
    await lotse.close()
  })

  test('leaves what the colleague cannot speak about, unless that is wanted', async () => {
    const lotse = await start()
    const [arabic, understood] = [await lotse.book('r1', { language: 'ar' }), await lotse.book('r1')]
    expect(await lotse.handOver()).toEqual({
      ...{ went: [understood.id], unmet: [], stay: [[arabic.id, 'language']] },
    })
    expect(await lotse.handOver({ despiteLanguage: true })).toEqual({
      ...{ went: [arabic.id], unmet: ['language'], stay: [] },
    })
    await lotse.close()
  })

  test('says where a woman was wished for and the colleague does not say that she is one', async () => {
    const lotse = await start()
    await lotse.book('r1', german, ['woman'])
    expect((await lotse.handOver()).unmet).toEqual(['woman'])
    await lotse.close()
  })

  test('leaves what falls into days off of the colleague, hers or everybody’s', async () => {
    const lotse = await start()
    const [nine, group] = [await lotse.book('r1'), await lotse.book('group')]
    const off = { kind: 'off', rule: null, from: '2026-11-24', to: '2026-11-24', reason: 'vacation' } as const
    const hers = granted(
      await lotse.addException({ ...off, counsellor: 'c2', hours: { from: '10:00', to: '12:00' } }),
    )
    expect(await lotse.handOver()).toMatchObject({ went: [nine.id], stay: [[group.id, 'absent']] })
    granted(await lotse.removeException(hers.exception.id))
    granted(await lotse.addException({ ...off, counsellor: null, hours: null }))
    expect(await lotse.handOver()).toMatchObject({ went: [], stay: [[group.id, 'absent']] })
    await lotse.close()
  })

  test('is for what starts between two instants, the second not included', async () => {
    const lotse = await start()
    const [nine, half] = [await lotse.book('r1'), await lotse.book('r1')]
    const { start: from, end: to } = nine
    expect((await lotse.handOver({ from: from.add({ seconds: 1 }), to: half.start })).went).toEqual([])
    expect((await lotse.handOver({ from, to })).went).toEqual([nine.id])
    await lotse.close()
  })

  test('lets the former counsellor’s time be booked again, where she has not closed it', async () => {
    const lotse = await start()
    const booking = await lotse.book('r1')
    const listed = async () => (await lotse.findSlots({ counsellor: 'c1' })).slots.map(({ id }) => id)
    expect(await listed()).not.toContain(booking.slot)
    await lotse.handOver()
    expect(await listed()).toContain(booking.slot)
    const { slots } = await lotse.findSlots({ counsellor: 'c2' })
    expect(slots.map(slot => slot.start.toString())).not.toContain(booking.start.toString())
    granted(await lotse.moveBooking({ ...booking.key, slot: booking.slot }))
    expect(granted(await lotse.showBooking(booking.key)).counsellor.id).toBe('c1')
    await lotse.close()
  })

  test('is to a colleague that there is', async () => {
    const lotse = await start()
    await lotse.book('r1')
    const before = await everythingStored(lotse)
    for (const colleague of ['nobody', 'c1'])
      expect(refusalOf(await lotse.handOverBookings({ ...substitution, colleague })).kind).toBe(
        'counsellor-unknown',
      )
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('while others book with the colleague, loses nothing and lays nothing over another', async () => {
    const lotse = await start()
    const bookings = [await lotse.book('r1'), await lotse.book('r1'), await lotse.book('group')]
    const { slots } = await lotse.findSlots({ counsellor: 'c2', to: day.to })
    const wishes = slots.map(({ id }) => lotse.bookSlot({ slot: id, ...german }))
    const [{ went, stay }, ...booked] = await Promise.all([lotse.handOver(), ...wishes])
    expect(went.length + stay.length).toBe(bookings.length)
    const hers = [
      ...booked.flatMap(result => (result.ok ? [result.value.booking] : [])),
      ...bookings.filter(({ id }) => went.includes(id)),
    ]
    for (const one of hers)
      for (const other of hers)
        if (one.id !== other.id)
          expect(
            Temporal.Instant.compare(one.start, other.end) >= 0 ||
              Temporal.Instant.compare(other.start, one.end) >= 0,
          ).toBe(true)
    for (const { key } of bookings) expect(granted(await lotse.showBooking(key)).status).toBe('booked')
    await lotse.close()
  })
})
