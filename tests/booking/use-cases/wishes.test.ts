import { describe, expect, test } from 'vitest'
import { makeCancelByCounsellor } from '../../../src/booking/use-cases/cancel-by-counsellor.ts'
import { makeHandOverBookings } from '../../../src/booking/use-cases/hand-over-bookings.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { firstOf, granted, refusalOf } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const district = {
  counsellors: [aCounsellor(), aCounsellor({ id: 'c2', label: 'Integrationsmanagement 2' })],
  officeHours: [
    someOfficeHours(),
    someOfficeHours({ id: 'up', office: 'upstairs', recurrence: 'FREQ=WEEKLY;BYDAY=WE' }),
    someOfficeHours({ id: 'phone', office: null, mode: 'phone', recurrence: 'FREQ=WEEKLY;BYDAY=TH' }),
  ],
}

describe.each(engines)('a wish on $name', ({ open }) => {
  const start = async () => anInstallation(await open(), district)

  test('for places without steps leaves those, and talks for which nobody goes anywhere', async () => {
    const lotse = await start()
    const { slots } = await lotse.findSlots({ offices: ['town-hall'], limit: 100 })
    expect([...new Set(slots.map(({ office }) => office))]).toEqual(['town-hall', null])
    expect(
      (await lotse.findSlots({ offices: [], limit: 100 })).slots.every(({ mode }) => mode === 'phone'),
    ).toBe(true)
    await lotse.close()
  })

  test('for somebody who interprets is answered with other counsellors’ times where one is taken', async () => {
    const lotse = await start()
    const slot = firstOf((await lotse.findSlots({ limit: 1 })).slots).id
    const form = { ...aForm, language: 'ti', slot }
    granted(await lotse.bookSlot({ ...form, wishes: ['interpreter'] }))
    const taken = refusalOf(await lotse.bookSlot({ ...form, wishes: ['interpreter'] }))
    expect(taken.kind === 'slot-taken' && taken.alternatives.length).toBeGreaterThan(0)
    expect(refusalOf(await lotse.bookSlot(form)).kind).toBe('language-not-offered')
    await lotse.close()
  })
})

describe.each(engines)('who looks at her appointment on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), district)
    const { slots } = await lotse.findSlots({ limit: 20 })
    const { booking, code } = granted(await lotse.bookSlot({ slot: firstOf(slots).id, ...aForm }))
    const key = { reference: booking.reference, code }
    const now = async () => granted(await lotse.showBooking(key))
    return { ...lotse, slots, booking, key, now }
  }

  test('learns that a colleague takes over, and no more of it once she has moved it herself', async () => {
    const lotse = await start()
    expect((await lotse.now()).changedBy).toBeNull()
    const { start: from, end: to } = lotse.booking
    const step = { counsellor: 'c1', colleague: 'c2', from, to, reason: 'ill' as const }
    expect(granted(await makeHandOverBookings(lotse.needs)(step)).handedOver).toHaveLength(1)
    expect(await lotse.now()).toMatchObject({
      changedBy: 'counsellor',
      reason: 'ill',
      counsellor: { id: 'c2' },
    })
    granted(await lotse.moveBooking({ ...lotse.key, slot: lotse.slots[3]?.id ?? '' }))
    expect(await lotse.now()).toMatchObject({ changedBy: null, reason: null })
    await lotse.close()
  })

  test('can tell whose reason it is, although both may say “other”', async () => {
    const [hers, theirs] = [await start(), await start()]
    granted(await hers.cancelBooking({ ...hers.key, reason: 'other' }))
    expect(await hers.now()).toMatchObject({ changedBy: 'reader', reason: 'other' })
    const cancel = makeCancelByCounsellor(theirs.needs)
    granted(await cancel({ booking: theirs.booking.id, reason: 'other' }))
    expect(await theirs.now()).toMatchObject({ changedBy: 'counsellor', reason: 'other' })
    await Promise.all([hers.close(), theirs.close()])
  })
})
