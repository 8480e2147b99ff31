import { describe, expect, test } from 'vitest'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, firstOf, granted, refusalOf } from '../../builders/result.ts'
import { calendarOf, everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const day = {
  from: Temporal.Instant.from('2026-11-24T00:00:00Z'),
  to: Temporal.Instant.from('2026-11-25T00:00:00Z'),
}
const substitution = { counsellor: 'c1', colleague: 'c2', ...day, reason: 'away' } as const

const district = {
  counsellors: [
    aCounsellor(),
    aCounsellor({ id: 'c2', label: 'Kollegin', languages: ['de'], woman: null }),
    aCounsellor({ id: 'c3', languages: ['de', 'ar'] }),
  ],
  officeHours: [
    someOfficeHours({ to: '10:10', bufferMinutes: 5, mostADay: 2 }),
    someOfficeHours({ id: 'group', from: '10:10', to: '11:10', slotMinutes: 60, seats: 3 }),
    someOfficeHours({ id: 'two', counsellor: 'c2', from: '09:00', to: '12:00', office: 'outstation' }),
  ],
}
const german = { ...aForm, language: 'de' } as const

describe.each(engines)('handing bookings over on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), district)
    const staff = theStaff(lotse.needs)
    const book = async (
      rule: string,
      form: { language: string } = german,
      wishes: readonly 'woman'[] = [],
    ) => {
      const { slots } = await lotse.findSlots({ to: day.to })
      const slot = firstOf(slots.filter(each => each.rule === rule)).id
      const { booking, code } = granted(await lotse.bookSlot({ slot, ...aForm, ...form, wishes }))
      return { ...booking, key: { reference: booking.reference, code } }
    }
    const handOver = async (changes: Partial<Parameters<typeof staff.handOverBookings>[0]> = {}) => {
      const { handedOver, stay } = granted(await staff.handOverBookings({ ...substitution, ...changes }))
      return {
        went: handedOver.map(({ booking }) => booking.id),
        unmet: handedOver.flatMap(({ unmet }) => unmet),
        stay: stay.map(({ booking, why }) => [booking.id, why]),
      }
    }
    const quantaOf = async (counsellor: string) => {
      const claims = await lotse.storage.claims({ from: 0, to: 99_999_999 }, lotse.clock.now())
      return claims
        .filter(claim => claim.counsellor === counsellor)
        .map(({ quantum }) => quantum)
        .toSorted()
    }
    return { ...lotse, ...staff, book, handOver, quantaOf }
  }

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

  test('takes a group as a whole, and nobody else gets into it at the colleague’s', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('group')]
    expect((await lotse.handOver()).went.toSorted()).toEqual(people.map(({ id }) => id).toSorted())
    expect(await lotse.quantaOf('c1')).toEqual([])
    expect(await lotse.quantaOf('c2')).toHaveLength(3 * 12)
    // The former counsellor’s session begins anew, and the two do not end each other.
    const late = await lotse.book('group')
    for (const { key } of people) granted(await lotse.cancelBooking(key))
    expect(await lotse.quantaOf('c2')).toEqual([])
    expect(await lotse.quantaOf('c1')).toHaveLength(2 * 12)
    granted(await lotse.cancelBooking(late.key))
    expect(await lotse.storage.counts()).toMatchObject({ claims: 0 })
    await lotse.close()
  })

  test('leaves a group as a whole where one of it cannot go', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('group', { language: 'ar' })]
    const ids = people.map(({ id }) => id).toSorted()
    const stays = (await lotse.handOver()).stay
    expect(stays.map(([id]) => id).toSorted()).toEqual(ids)
    expect(new Set(stays.map(([, why]) => why))).toEqual(new Set(['language']))
    granted(
      await lotse.bookSlot({
        slot: at((await lotse.findSlots({ counsellor: 'c2' })).slots, 3).id,
        ...german,
      }),
    )
    const collided = (await lotse.handOver({ despiteLanguage: true })).stay
    expect(collided.map(([id, why]) => `${id} ${why}`).toSorted()).toEqual(ids.map(id => `${id} collides`))
    expect(await lotse.quantaOf('c1')).toHaveLength(3 * 12)
    await lotse.close()
  })

  test('can be undone: back with its own counsellor, it counts as if it had never gone', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('r1')]
    const before = (await everythingStored(lotse)).claims
    await lotse.handOver()
    const back = await lotse.handOver({ counsellor: 'c2', colleague: 'c1' })
    expect(back.went.toSorted()).toEqual(people.map(({ id }) => id).toSorted())
    const after = (await everythingStored(lotse)).claims
    const written = (claims: typeof after) => claims.map(claim => JSON.stringify(claim)).toSorted()
    expect(written(after)).toEqual(written(before))
    await lotse.close()
  })

  test('goes on to the next colleague, and nobody’s time is left behind', async () => {
    const lotse = await start()
    const people = [await lotse.book('group'), await lotse.book('r1')]
    await lotse.handOver()
    await lotse.handOver({ counsellor: 'c2', colleague: 'c3' })
    expect(await lotse.quantaOf('c2')).toEqual([])
    for (const { key } of people) expect(granted(await lotse.showBooking(key)).counsellor.id).toBe('c3')
    for (const { key } of people) granted(await lotse.cancelBooking(key))
    expect(await lotse.storage.counts()).toMatchObject({ claims: 0 })
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
