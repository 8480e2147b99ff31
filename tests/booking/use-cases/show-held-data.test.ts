import { describe, expect, test } from 'vitest'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'
import { makeForgetPersonalData } from '../../../src/booking/use-cases/forget-personal-data.ts'
import { makeShowHeldData } from '../../../src/booking/use-cases/show-held-data.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('a person who asks what is held about her, on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open())
    const slot = at((await lotse.findSlots({})).slots, 0)
    const contact = { email: 'amal@example.org', phone: '+49 151 1' }
    const details = {
      ...aForm,
      contact,
      wishes: ['woman'],
      network: '192.0.2.0',
      idempotencyKey: 'key',
    } as const
    const { booking } = granted(await lotse.bookSlot({ slot: slot.id, ...details }))
    return { ...lotse, booking, contact, show: makeShowHeldData(lotse.needs) }
  }

  test('is told all of it, and what was personal as she typed it', async () => {
    const { show, booking, contact, close } = await start()
    const shown = await show(` ${booking.reference.toLowerCase()} `)
    expect(shown?.personal).toEqual({ name: 'Amal', contact })
    expect(shown?.held).toMatchObject({
      booking: { topic: 'housing', language: 'ar', wishes: ['woman'] },
      history: [{ what: 'booked', by: 'reader' }],
      events: [{ counsellor: 'c1' }],
      answers: [{ booking: booking.id }],
      network: { booking: booking.id },
      waiting: null,
    })
    expect(shown?.held.deliveries.map(({ kind }) => kind).toSorted()).toEqual(['erase', 'forget'])
    expect(shown?.held.claims).toHaveLength(6)
    expect(shown?.held.claims[0]?.quantum).toBe(booking.start.epochMilliseconds / 300_000)
    await close()
  })

  test('is told that name and contact were wiped, once they are', async () => {
    const { show, booking, needs, clock, close } = await start()
    clock.set(booking.end.add({ hours: 48 }))
    await makeForgetPersonalData(needs)(booking.id)
    const shown = await show(booking.reference)
    expect(shown?.personal).toBeNull()
    expect(shown?.held.booking).toMatchObject({ personal: null, emailKey: null, phoneKey: null })
    await close()
  })

  test('is told that nothing is held under a number that nobody has, or that is none', async () => {
    const { show, close } = await start()
    for (const reference of ['AAA-AAA', '', 'nonsense']) expect(await show(reference)).toBeUndefined()
    await close()
  })

  test('is not told half of it where the key is missing', async () => {
    const { booking, needs, close } = await start()
    const show = makeShowHeldData({ ...needs, sealer: createSealer('another secret') })
    await expect(show(booking.reference)).rejects.toThrow(/LOTSE_SECRET/)
    await close()
  })
})
