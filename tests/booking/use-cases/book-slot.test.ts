import { describe, expect, test } from 'vitest'
import { createIdentifiers } from '../../../src/adapters/crypto/identifiers.ts'
import type { Identifiers } from '../../../src/booking/ports/identifiers.ts'
import { aForm, anInstallation, noon, smallDistrict } from '../../builders/installation.ts'
import { at, granted, outcomeOf, refusalOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('booking on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open())
    const { slots } = await lotse.findSlots({})
    return { ...lotse, slot: at(slots, 0).id, other: at(slots, 1).id }
  }

  test('gives a reference and a code, and writes all that belongs to it', async () => {
    const { bookSlot, showBooking, storage, slot, close } = await start()
    const contact = { phone: '+49 7222 1' }
    const { booking, code } = granted(
      await bookSlot({ slot, ...aForm, contact, guide: 'registration', step: 'papers' }),
    )
    expect(booking.reference).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/)
    expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    expect(booking).toMatchObject({ status: 'booked', slot, topic: 'housing', language: 'ar', sequence: 0 })
    expect(await storage.counts()).toEqual({
      bookings: 1,
      holds: 0,
      claims: 6,
      outbox: 2,
      history: 1,
      events: 1,
      idempotency: 0,
      waiting: 0,
    })
    expect(granted(await showBooking({ reference: booking.reference, code }))).toEqual({
      ...booking,
      name: 'Amal',
      contact,
      earlier: { wanted: false, offer: null },
      changedBy: null,
    })
    expect(await storage.history(booking.id)).toEqual([
      { booking: booking.id, at: noon, by: 'reader', what: 'booked', slot, reason: null },
    ])
    await close()
  })

  test('stores no name that could be read, and no code', async () => {
    const { bookSlot, storage, slot, close } = await start()
    const { booking, code } = granted(await bookSlot({ slot, ...aForm, idempotencyKey: 'k' }))
    const row = await storage.findBookingByReference(booking.reference.replace('-', ''))
    const event = await storage.findEvent(booking.id, 'c1')
    const stored = JSON.stringify([row, event])
    expect(stored).not.toContain('Amal')
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.replaceAll('-', ''))
    expect(event?.text).not.toMatch(/housing|DESCRIPTION/)
    await close()
  })

  test('uses up a hold', async () => {
    const { holdSlot, bookSlot, storage, slot, close } = await start()
    const { hold } = granted(await holdSlot({ slot }))
    granted(await bookSlot({ hold, ...aForm }))
    expect(await storage.counts()).toMatchObject({ bookings: 1, holds: 0, claims: 6 })
    expect(outcomeOf(await bookSlot({ hold, ...aForm }))).toBe('hold-unknown')
    await close()
  })

  test('works with a hold that ran out, while the slot is free', async () => {
    const { holdSlot, bookSlot, clock, slot, other, close } = await start()
    const late = granted(await holdSlot({ slot })).hold
    const tooLate = granted(await holdSlot({ slot: other })).hold
    clock.advance({ hours: 3 })
    expect(outcomeOf(await bookSlot({ hold: late, ...aForm }))).toBe('ok')
    granted(await bookSlot({ slot: other, ...aForm }))
    expect(outcomeOf(await bookSlot({ hold: tooLate, ...aForm }))).toBe('slot-taken')
    await close()
  })

  test('takes the slot that is named with a hold, when the hold ran out or is not known any more', async () => {
    const { holdSlot, bookSlot, storage, clock, slot, other, close } = await start()
    const { hold } = granted(await holdSlot({ slot }))
    expect(granted(await bookSlot({ hold: 'nothing', slot: other, ...aForm })).booking.slot).toBe(other)
    expect(outcomeOf(await bookSlot({ hold: 'nothing', slot: other, ...aForm }))).toBe('slot-taken')
    expect(outcomeOf(await bookSlot({ hold: 'nothing', slot, ...aForm }))).toBe('slot-taken')
    clock.advance({ minutes: 11 })
    expect(granted(await bookSlot({ hold, slot, ...aForm })).booking.slot).toBe(slot)
    expect(await storage.counts()).toMatchObject({ bookings: 2, holds: 0, claims: 12 })
    await close()
  })

  test('takes the slot that is named, where the hold is on another one', async () => {
    const { holdSlot, bookSlot, slot, other, close } = await start()
    const { hold } = granted(await holdSlot({ slot }))
    expect(granted(await bookSlot({ hold, slot: other, ...aForm })).booking.slot).toBe(other)
    expect(outcomeOf(await bookSlot({ slot, ...aForm }))).toBe('slot-taken')
    expect(granted(await bookSlot({ hold, slot, ...aForm })).booking.slot).toBe(slot)
    await close()
  })

  test('gives a slot to one only, although the clock goes back after a hold on it ran out', async () => {
    const { holdSlot, bookSlot, storage, clock, slot, other, close } = await start()
    const { hold } = granted(await holdSlot({ slot, client: 'tab' }))
    const lucky = granted(await holdSlot({ slot: other })).hold
    clock.advance({ minutes: 11 })
    granted(await bookSlot({ slot, ...aForm }))
    clock.advance({ minutes: -11 })
    expect(outcomeOf(await bookSlot({ hold, ...aForm }))).toBe('slot-taken')
    expect(outcomeOf(await bookSlot({ hold, slot, ...aForm }))).toBe('slot-taken')
    expect(outcomeOf(await holdSlot({ slot, client: 'tab' }))).toBe('slot-taken')
    expect(outcomeOf(await bookSlot({ hold: lucky, ...aForm }))).toBe('ok')
    expect(await storage.counts()).toMatchObject({ bookings: 2, claims: 12 })
    await close()
  })

  test('forgets a hold a day after it ran out', async () => {
    const { holdSlot, bookSlot, clock, slot, close } = await start()
    const { hold } = granted(await holdSlot({ slot }))
    clock.advance({ hours: 24, minutes: 11 })
    expect(outcomeOf(await bookSlot({ hold, ...aForm }))).toBe('hold-unknown')
    await close()
  })

  test('of a slot that was held in time works although the notice has begun since', async () => {
    const { holdSlot, bookSlot, clock, slot, close } = await start()
    clock.set(Temporal.Instant.from('2026-11-24T06:59:00Z'))
    const { hold } = granted(await holdSlot({ slot }))
    clock.advance({ minutes: 5 })
    expect(outcomeOf(await bookSlot({ slot, ...aForm }))).toBe('slot-past')
    expect(outcomeOf(await bookSlot({ hold, ...aForm }))).toBe('ok')
    await close()
  })

  test('is refused with what is offered, when topic or language are not', async () => {
    const { bookSlot, slot, close } = await start()
    expect(refusalOf(await bookSlot({ slot, ...aForm, topic: 'tax' }))).toEqual({
      kind: 'topic-not-offered',
      offered: ['housing', 'work'],
    })
    expect(refusalOf(await bookSlot({ slot, ...aForm, language: 'fr' }))).toEqual({
      kind: 'language-not-offered',
      offered: ['de', 'ar'],
    })
    await close()
  })

  test('never gives a reference twice', async () => {
    const real = createIdentifiers()
    const drawn = ['K7M4TX', 'K7M4TX', 'K7M4TX', 'AAAAAA']
    const identifiers: Identifiers = { ...real, reference: () => drawn.shift() ?? 'AAAAAA' }
    const lotse = await anInstallation(await open(), smallDistrict, { identifiers })
    const { slots } = await lotse.findSlots({})
    const book = (place: number) => lotse.bookSlot({ slot: at(slots, place).id, ...aForm })
    expect(granted(await book(0)).booking.reference).toBe('K7M-4TX')
    expect(granted(await book(1)).booking.reference).toBe('AAA-AAA')
    await expect(book(2)).rejects.toThrow(/no free reference/)
    expect(await lotse.storage.counts()).toMatchObject({ bookings: 2, claims: 12, history: 2, outbox: 4 })
    await lotse.close()
  })
})
