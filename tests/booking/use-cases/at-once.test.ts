import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { done } from '../../../src/booking/core/result.ts'
import type { Slot } from '../../../src/booking/core/slot.ts'
import { crowdCounsellors, crowdRules, everything, type Key, of, tally, times } from '../../builders/crowd.ts'
import { aForm, anInstallation, type Installation } from '../../builders/installation.ts'
import { granted, outcomeOf } from '../../builders/result.ts'
import { theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('of people who do something at once on $name', ({ open }) => {
  let lotse: Installation
  beforeEach(async () => {
    lotse = await anInstallation(await open(), { counsellors: crowdCounsellors, officeHours: crowdRules })
  })
  afterEach(() => lotse.close())

  const book = async (slot: Slot | undefined, extra: object = {}): Promise<Key> => {
    const { booking, code } = granted(await lotse.bookSlot({ slot: slot?.id ?? '', ...aForm, ...extra }))
    return { reference: booking.reference, code }
  }
  const shown = async (key: Key) => granted(await lotse.showBooking(key))
  const claims = () => lotse.storage.claims(everything, lotse.clock.now())

  test('one has an appointment of two that want the same', async () => {
    const [slot] = of('half')
    const results = await times(16, () => lotse.bookSlot({ slot: slot?.id ?? '', ...aForm }))
    expect(tally(results.map(outcomeOf))).toEqual({ ok: 1, 'slot-taken': 15 })
    expect(await lotse.storage.counts()).toMatchObject({ bookings: 1, claims: 6 })
  })

  test('who cancels one appointment, one has cancelled it', async () => {
    const key = await book(of('half')[0])
    const results = await times(6, () => lotse.cancelBooking(key))
    expect(tally(results.map(outcomeOf))).toEqual({ ok: 1, 'illegal-transition': 5 })
    expect((await shown(key)).sequence).toBe(1)
    expect(await lotse.storage.counts()).toMatchObject({ history: 2, claims: 0 })
  })

  test('who cancels while another moves has cancelled, and nothing stays taken', async () => {
    for (const place of [0, 1, 2, 3]) {
      const key = await book(of('half')[place])
      const move = { ...key, slot: of('half')[5]?.id ?? '' }
      const [cancelled, moved] = await Promise.all([lotse.cancelBooking(key), lotse.moveBooking(move)])
      expect(outcomeOf(cancelled)).toBe('ok')
      const booking = await shown(key)
      expect(booking.status).toBe('cancelled')
      expect(booking.sequence).toBe(moved.ok ? 2 : 1)
      expect(await claims()).toEqual([])
    }
  })

  test('who swap their times, none loses what she had', async () => {
    const [a, b] = of('half')
    const [first, second] = [await book(a), await book(b)]
    const results = await Promise.all([
      lotse.moveBooking({ ...first, slot: b?.id ?? '' }),
      lotse.moveBooking({ ...second, slot: a?.id ?? '' }),
    ])
    expect(results.map(outcomeOf)).toEqual(['slot-taken', 'slot-taken'])
    expect([(await shown(first)).slot, (await shown(second)).slot]).toEqual([a?.id, b?.id])
    expect(await claims()).toHaveLength(12)
  })

  test('who sends one form again and again has one appointment, and the same answer each time', async () => {
    const form = { slot: of('half')[0]?.id ?? '', ...aForm, idempotencyKey: 'one form' }
    const answers = (await times(8, () => lotse.bookSlot(form))).map(granted)
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1)
    expect(await lotse.storage.counts()).toMatchObject({ bookings: 1, idempotency: 1, claims: 6 })
  })

  test('who asks again and again for one slot has one hold of it', async () => {
    for (const [place, { id: slot }] of of('half').entries()) {
      const held = (await times(8, () => lotse.holdSlot({ slot, client: `client ${place}` }))).map(granted)
      expect(new Set(held.map(({ hold }) => hold)).size).toBe(1)
      expect(await lotse.storage.counts()).toMatchObject({ holds: place + 1, claims: 6 * (place + 1) })
    }
  })

  test('who asks for several slots in several windows keeps one of them', async () => {
    const wanted = of('half').slice(0, 6)
    const held = await times(6, place => lotse.holdSlot({ slot: wanted[place]?.id ?? '', client: 'she' }))
    expect(tally(held.map(outcomeOf))).toEqual({ ok: 6 })
    expect(await lotse.storage.counts()).toMatchObject({ holds: 1, claims: 6 })
  })

  test('who join a group all get a seat while there are seats, and leave nothing when they all go', async () => {
    const [session] = of('class')
    const results = await times(16, () => lotse.bookSlot({ slot: session?.id ?? '', ...aForm }))
    expect(tally(results.map(outcomeOf))).toEqual({ ok: 12, 'slot-taken': 4 })
    const seats = (await claims()).filter(({ owner }) => owner !== session?.id)
    expect(new Set(seats.map(({ lane }) => lane))).toEqual(
      new Set(Array.from({ length: 12 }, (_, n) => n + 1)),
    )
    const cancelled = await Promise.all(
      results.flatMap(result =>
        result.ok
          ? [lotse.cancelBooking({ reference: result.value.booking.reference, code: result.value.code })]
          : [],
      ),
    )
    expect(tally(cancelled.map(outcomeOf))).toEqual({ ok: 12 })
    expect(await claims()).toEqual([])
  })

  test('who want what is counted by the day, as many get it as the day has', async () => {
    const results = await times(9, place => lotse.bookSlot({ slot: of('few')[place]?.id ?? '', ...aForm }))
    expect(tally(results.map(outcomeOf))).toEqual({ ok: 4, 'slot-taken': 5 })
  })

  test('with one telephone, no more have an appointment than a telephone may have', async () => {
    const contact = { phone: '+49 151 1234567', email: 'amal@example.org' }
    const results = await times(6, place =>
      lotse.bookSlot({ slot: of('half')[place]?.id ?? '', ...aForm, contact }),
    )
    expect(tally(results.map(outcomeOf))).toEqual({ ok: 3, 'too-many-bookings': 3 })
  })

  test('who book while their counsellor falls ill, nobody keeps an appointment on that day', async () => {
    const { reportSick } = theStaff(lotse.needs)
    const wanted = of('half')
    const [sick, ...results] = await Promise.all([
      reportSick({ counsellor: 'c1', to: '2026-11-24' }),
      ...wanted.map(({ id: slot }) => lotse.bookSlot({ slot, ...aForm })),
    ])
    const keys = results.flatMap(result =>
      result.ok ? [{ reference: result.value.booking.reference, code: result.value.code }] : [],
    )
    expect(granted(sick).cancelled).toHaveLength(keys.length)
    for (const key of keys) expect(await shown(key)).toMatchObject({ status: 'cancelled', reason: 'ill' })
    expect(await claims()).toEqual([])
  })

  test('all get what was held before them and has run out', async () => {
    for (const slot of [...of('half'), ...of('few').slice(0, 2)])
      granted(await lotse.holdSlot({ slot: slot.id }))
    await times(12, () => lotse.holdSlot({ slot: of('class')[0]?.id ?? '' }))
    lotse.clock.advance({ minutes: 11 })
    const wanted = [...of('half'), ...of('few').slice(2, 6), ...Array(12).fill(of('class')[0])]
    // In between come some who are refused, and whose sweeping is undone.
    const results = await times(wanted.length * 2, place =>
      place % 2 === 0
        ? lotse.bookSlot({ slot: wanted[place / 2]?.id ?? '', ...aForm })
        : lotse.bookSlot({ slot: wanted[(place - 1) / 2]?.id ?? '', ...aForm, topic: 'nothing' }),
    )
    const wanting = results.filter((_, place) => place % 2 === 0)
    expect(tally(wanting.map(outcomeOf))).toEqual({ ok: wanted.length })
  })

  test('who book by one hold, one has the appointment, and the hold is used up', async () => {
    const { hold } = granted(await lotse.holdSlot({ slot: of('half')[0]?.id ?? '' }))
    const results = await times(6, () => lotse.bookSlot({ hold, ...aForm }))
    expect(tally(results.map(outcomeOf))).toEqual({ ok: 1, 'hold-unknown': 5 })
    expect(await lotse.storage.counts()).toMatchObject({ holds: 0, claims: 6 })
  })

  test('whoever keeps a hold while others sweep, has the slot until the end that she is told', async () => {
    const hold = { slot: of('half')[0]?.id ?? '', client: 'she' }
    for (let round = 0; round < 12; round += 1) {
      granted(await lotse.holdSlot(hold))
      lotse.clock.advance({ minutes: 9, seconds: 59 })
      // Other processes, whose clocks are two seconds ahead.
      const ahead = lotse.clock.now().add({ seconds: 2 })
      const sweep = () => lotse.storage.transaction(async tx => done(await tx.claims.releaseExpired(ahead)))
      const [, kept] = await Promise.all([sweep(), lotse.holdSlot(hold), sweep(), sweep()])
      const { hold: id } = granted(kept)
      expect((await claims()).filter(({ owner }) => owner === id)).toHaveLength(6)
      granted(await lotse.holdSlot({ slot: of('class')[0]?.id ?? '', client: 'she' }))
    }
  })
})
