import { describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../../src/booking/core/policy.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation, calmPolicy } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2', label: 'Integrationsmanagement 2' })],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'phone', counsellor: 'c2', office: null, mode: 'phone' }),
  ],
}

describe.each(engines)('who asked for something earlier on $name', ({ open }) => {
  const start = async (policy = calmPolicy) => {
    const lotse = await anInstallation(await open(), district, { policy })
    const { slots } = await lotse.findSlots({ mode: 'office', limit: 20 })
    const book = async (place: number, mode: 'office' | 'phone' = 'office') => {
      const page = await lotse.findSlots({ mode, limit: 20 })
      const slot = mode === 'office' ? at(slots, place).id : at(page.slots, place).id
      const { booking, code } = granted(await lotse.bookSlot({ slot, ...aForm }))
      return { reference: booking.reference, code }
    }
    const earlierOf = async (key: { reference: string; code: string }) =>
      granted(await lotse.showBooking(key)).earlier
    const listed = async () => (await lotse.findSlots({ limit: 50 })).slots.map(({ id }) => id)
    return { ...lotse, slots, book, earlierOf, listed }
  }

  test('is offered what comes free before anybody else, for a time, and moves there by one step', async () => {
    const lotse = await start()
    const [first, later] = [await lotse.book(0), await lotse.book(8)]
    granted(await lotse.askForEarlier({ ...later, wanted: true }))
    expect(await lotse.earlierOf(later)).toEqual({ wanted: true, offer: null })
    granted(await lotse.cancelBooking(first))
    const { offer } = await lotse.earlierOf(later)
    expect(offer?.slot.id).toBe(at(lotse.slots, 0).id)
    expect(offer?.expires).toEqual(lotse.clock.now().add({ minutes: defaultPolicy.offerMinutes }))
    expect(await lotse.listed()).not.toContain(at(lotse.slots, 0).id)
    const moved = granted(await lotse.moveBooking({ ...later, hold: offer?.hold ?? '' }))
    expect(moved.start).toEqual(at(lotse.slots, 0).start)
    expect(await lotse.earlierOf(later)).toEqual({ wanted: false, offer: null })
    expect(await lotse.listed()).toContain(at(lotse.slots, 8).id)
    await lotse.close()
  })

  test('comes first who came first, and the next one when her time is over', async () => {
    const lotse = await start()
    const first = await lotse.book(0)
    const [second, third] = [await lotse.book(8), await lotse.book(9)]
    granted(await lotse.askForEarlier({ ...third, wanted: true }))
    lotse.clock.advance({ minutes: 1 })
    granted(await lotse.askForEarlier({ ...second, wanted: true }))
    lotse.clock.advance({ minutes: 1 })
    granted(await lotse.askForEarlier({ ...third, wanted: true }))
    granted(await lotse.cancelBooking(first))
    expect((await lotse.earlierOf(second)).offer).toBeNull()
    expect((await lotse.earlierOf(third)).offer).not.toBeNull()
    const { id } = granted(await lotse.showBooking(third))
    lotse.clock.advance({ minutes: 60 })
    await lotse.passOnEarlier(id)
    expect((await lotse.earlierOf(third)).offer).not.toBeNull()
    lotse.clock.advance({ minutes: 60 })
    expect((await lotse.earlierOf(third)).offer).toBeNull()
    await lotse.passOnEarlier(id)
    expect((await lotse.earlierOf(second)).offer?.slot.id).toBe(at(lotse.slots, 0).id)
    expect(await lotse.earlierOf(third)).toEqual({ wanted: false, offer: null })
    await lotse.close()
  })

  test('gives what was kept for her to the next one, or to all, when she leaves the line or cancels', async () => {
    const lotse = await start()
    const first = await lotse.book(0)
    const [second, third] = [await lotse.book(8), await lotse.book(9)]
    granted(await lotse.askForEarlier({ ...second, wanted: true }))
    lotse.clock.advance({ minutes: 1 })
    granted(await lotse.askForEarlier({ ...third, wanted: true }))
    granted(await lotse.cancelBooking(first))
    granted(await lotse.askForEarlier({ ...second, wanted: false }))
    expect((await lotse.earlierOf(third)).offer?.slot.id).toBe(at(lotse.slots, 0).id)
    granted(await lotse.cancelBooking(third))
    expect(await lotse.listed()).toContain(at(lotse.slots, 0).id)
    expect(await lotse.storage.counts()).toMatchObject({ waiting: 0, holds: 0 })
    await lotse.close()
  })

  test('is not offered what is later, elsewhere, or in a way that she did not choose', async () => {
    const lotse = await start()
    const [early, late] = [await lotse.book(0), await lotse.book(9)]
    const phone = await lotse.book(0, 'phone')
    granted(await lotse.askForEarlier({ ...early, wanted: true }))
    granted(await lotse.cancelBooking(late))
    expect((await lotse.earlierOf(early)).offer).toBeNull()
    granted(await lotse.cancelBooking(phone))
    expect((await lotse.earlierOf(early)).offer).toBeNull()
    await lotse.close()
  })

  test('has no place in the line after the appointment was cancelled', async () => {
    const lotse = await start()
    const key = await lotse.book(0)
    granted(await lotse.cancelBooking(key))
    expect(outcomeOf(await lotse.askForEarlier({ ...key, wanted: true }))).toBe('illegal-transition')
    expect(outcomeOf(await lotse.askForEarlier({ ...key, code: '0000', wanted: true }))).toBe(
      'booking-unknown',
    )
    await lotse.close()
  })

  test('while hardly anything is free, a freed time rests for minutes that nobody can foresee', async () => {
    const lotse = await start(defaultPolicy)
    const rare = { ...aForm, language: 'de' }
    const taken = []
    for (const slot of (await lotse.findSlots({ to: lotse.clock.now().add({ hours: 7 * 24 }) })).slots)
      taken.push({ slot: slot.id, ...granted(await lotse.bookSlot({ slot: slot.id, ...rare })) })
    const { slot, booking, code } = at(taken, 0)
    granted(await lotse.cancelBooking({ reference: booking.reference, code, reason: 'not-needed' }))
    expect(await lotse.listed()).not.toContain(slot)
    expect(outcomeOf(await lotse.bookSlot({ slot, ...aForm }))).toBe('slot-taken')
    lotse.clock.advance({ minutes: defaultPolicy.restMinutes.least - 1 })
    expect(await lotse.listed()).not.toContain(slot)
    lotse.clock.advance({ minutes: defaultPolicy.restMinutes.most })
    expect(await lotse.listed()).toContain(slot)
    expect(outcomeOf(await lotse.bookSlot({ slot, ...aForm }))).toBe('ok')
    await lotse.close()
  })

  test('while much is free, a freed time is there again at once', async () => {
    const lotse = await start(defaultPolicy)
    granted(await lotse.cancelBooking(await lotse.book(0)))
    expect(await lotse.listed()).toContain(at(lotse.slots, 0).id)
    await lotse.close()
  })
})
