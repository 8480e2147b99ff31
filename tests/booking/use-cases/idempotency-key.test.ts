import { describe, expect, test } from 'vitest'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, outcomeOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('an idempotency key on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open())
    const { slots } = await lotse.findSlots({})
    const form = { slot: at(slots, 0).id, ...aForm, idempotencyKey: 'key' }
    return { ...lotse, form, other: at(slots, 1).id }
  }

  test('gives the same answer again, with the code, and books once', async () => {
    const { bookSlot, storage, form, clock, close } = await start()
    const first = await bookSlot(form)
    clock.advance({ hours: 23 })
    expect(await bookSlot({ ...form })).toEqual(first)
    expect(await storage.counts()).toMatchObject({ bookings: 1, idempotency: 1, history: 1 })
    await close()
  })

  test('gives the answer of then, although the booking was cancelled since', async () => {
    const { bookSlot, cancelBooking, form, close } = await start()
    const first = await bookSlot(form)
    const { booking, code } = granted(first)
    granted(await cancelBooking({ reference: booking.reference, code }))
    expect(await bookSlot(form)).toEqual(first)
    await close()
  })

  test('is refused with another body', async () => {
    const { bookSlot, storage, form, other, close } = await start()
    granted(await bookSlot(form))
    expect(outcomeOf(await bookSlot({ ...form, name: 'Other' }))).toBe('idempotency-mismatch')
    expect(outcomeOf(await bookSlot({ ...form, slot: other }))).toBe('idempotency-mismatch')
    expect(await storage.counts()).toMatchObject({ bookings: 1 })
    await close()
  })

  test('is free again after a refusal, and when the appointment is over', async () => {
    const { bookSlot, findSlots, storage, form, other, clock, close } = await start()
    expect(outcomeOf(await bookSlot({ ...form, topic: 'tax' }))).toBe('topic-not-offered')
    expect(await storage.counts()).toMatchObject({ idempotency: 0 })
    const { booking } = granted(await bookSlot(form))
    clock.set(booking.end.subtract({ seconds: 1 }))
    expect(outcomeOf(await bookSlot({ ...form, slot: other }))).toBe('idempotency-mismatch')
    clock.set(booking.end)
    const later = at((await findSlots({})).slots, 0).id
    expect(outcomeOf(await bookSlot({ ...form, slot: later }))).toBe('ok')
    expect(await storage.counts()).toMatchObject({ bookings: 2, idempotency: 1 })
    await close()
  })

  test('lasts a day, when the appointment is over before', async () => {
    const { bookSlot, form, other, clock, close } = await start()
    clock.set(Temporal.Instant.from('2026-11-24T06:00:00Z'))
    granted(await bookSlot(form))
    clock.advance({ hours: 23, minutes: 59 })
    expect(outcomeOf(await bookSlot({ ...form, slot: other }))).toBe('idempotency-mismatch')
    clock.advance({ minutes: 1 })
    expect(outcomeOf(await bookSlot({ ...form, slot: other }))).toBe('slot-past')
    await close()
  })

  test('books nothing anew, when the form is loaded again after the booking was cancelled', async () => {
    const { bookSlot, cancelBooking, findSlots, storage, clock, close } = await start()
    const slot = at((await findSlots({ limit: 500 })).slots, -1).id
    const form = { slot, ...aForm, idempotencyKey: 'key' }
    const first = await bookSlot(form)
    const { booking, code } = granted(first)
    granted(await cancelBooking({ reference: booking.reference, code }))
    clock.advance({ hours: 7 * 24 })
    expect(await bookSlot(form)).toEqual(first)
    expect(await storage.counts()).toMatchObject({ bookings: 1, claims: 0 })
    await close()
  })

  test('knows the same form, whether it was booked from its hold or not', async () => {
    const { bookSlot, holdSlot, storage, form, other, close } = await start()
    const { hold } = granted(await holdSlot({ slot: form.slot }))
    const first = await bookSlot({ ...form, hold })
    expect(first.ok).toBe(true)
    expect(await bookSlot({ ...form, hold })).toEqual(first)
    expect(await bookSlot({ ...form, hold: 'nothing' })).toEqual(first)
    expect(await bookSlot(form)).toEqual(first)
    expect(outcomeOf(await bookSlot({ ...form, hold, slot: other }))).toBe('idempotency-mismatch')
    expect(await storage.counts()).toMatchObject({ bookings: 1 })
    await close()
  })

  test('tells two holds apart, where no slot is named', async () => {
    const { bookSlot, holdSlot, form, other, close } = await start()
    const { slot, ...rest } = form
    const first = granted(await holdSlot({ slot })).hold
    const second = granted(await holdSlot({ slot: other })).hold
    const answer = await bookSlot({ ...rest, hold: first })
    expect(await bookSlot({ ...rest, hold: first })).toEqual(answer)
    expect(outcomeOf(await bookSlot({ ...rest, hold: second }))).toBe('idempotency-mismatch')
    await close()
  })

  test('books once, although the requests come at the same time', async () => {
    const { bookSlot, storage, form, close } = await start()
    const results = await Promise.all(Array.from({ length: 8 }, () => bookSlot(form)))
    for (const result of results) expect(result).toEqual(results[0])
    expect(results[0]?.ok).toBe(true)
    expect(await storage.counts()).toMatchObject({ bookings: 1 })
    await close()
  })
})
