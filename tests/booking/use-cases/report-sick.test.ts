import { describe, expect, test } from 'vitest'
import { makeSweepTraces } from '../../../src/booking/use-cases/sweep-traces.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, refusalOf } from '../../builders/result.ts'
import { calendarOf, everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('a counsellor who is ill on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor(), aCounsellor({ id: 'c2' })],
      officeHours: [someOfficeHours(), someOfficeHours({ id: 'r2', counsellor: 'c2' })],
    })
    const { slots } = await lotse.findSlots({ counsellor: 'c1', limit: 500 })
    const { slots: others } = await lotse.findSlots({ counsellor: 'c2' })
    const book = async (slot: string) => {
      const { booking, code } = granted(await lotse.bookSlot({ slot, ...aForm }))
      return { ...booking, key: { reference: booking.reference, code } }
    }
    // The first Tuesday has six slots, the second one six more.
    const bookings = [await book(at(slots, 0).id), await book(at(slots, 2).id), await book(at(slots, 6).id)]
    const colleague = await book(at(others, 0).id)
    return { ...lotse, ...theStaff(lotse.needs), bookings, colleague, book, slots }
  }

  test('is off from now on: what has not begun is cancelled, what is after it stays', async () => {
    const lotse = await start()
    const [first, second, nextWeek] = [at(lotse.bookings, 0), at(lotse.bookings, 1), at(lotse.bookings, 2)]
    lotse.clock.set(first.start)
    const { cancelled } = granted(await lotse.reportSick({ counsellor: 'c1', to: '2026-11-27' }))
    expect(cancelled).toMatchObject([{ id: second.id, status: 'cancelled', reason: 'ill', sequence: 1 }])
    expect(granted(await lotse.showBooking(second.key))).toMatchObject({ status: 'cancelled', reason: 'ill' })
    for (const { key } of [first, nextWeek, lotse.colleague])
      expect(granted(await lotse.showBooking(key)).status).toBe('booked')
    expect((await lotse.storage.history(second.id)).at(-1)).toMatchObject({ by: 'counsellor', reason: 'ill' })
    expect((await calendarOf(lotse, 'c1')).map(({ status }) => status).toSorted()).toEqual([
      ...['CANCELLED', 'CONFIRMED', 'CONFIRMED'],
    ])
    const listed = (await lotse.findSlots({ counsellor: 'c1' })).slots
    expect(listed[0]?.start.toString()).toBe('2026-12-01T08:30:00Z')
    await lotse.close()
  })

  test('is off between two dates; told twice, it changes nothing more', async () => {
    const lotse = await start()
    const sick = { counsellor: 'c1', from: '2026-12-01', to: '2026-12-04' }
    expect(granted(await lotse.reportSick(sick)).cancelled.map(({ id }) => id)).toEqual([
      at(lotse.bookings, 2).id,
    ])
    const { exceptions } = await lotse.storage.district()
    expect(exceptions).toMatchObject([{ ...sick, kind: 'off', rule: null, hours: null, reason: 'ill' }])
    const before = await everythingStored(lotse)
    for (const again of [sick, { ...sick, from: '2026-12-02' }, { ...sick, to: '2026-12-03' }])
      expect(granted(await lotse.reportSick(again))).toMatchObject({ added: false, cancelled: [] })
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('for longer than was thought is told again', async () => {
    const lotse = await start()
    granted(await lotse.reportSick({ counsellor: 'c1', to: '2026-11-24' }))
    expect(
      granted(await lotse.reportSick({ counsellor: 'c1', to: '2026-12-04' })).cancelled.map(({ id }) => id),
    ).toEqual([at(lotse.bookings, 2).id])
    await lotse.close()
  })

  test('has nobody put into the times that come free', async () => {
    const lotse = await start()
    const waiting = await lotse.book(at(lotse.slots, 12).id)
    granted(await lotse.askForEarlier({ ...waiting.key, wanted: true }))
    granted(await lotse.reportSick({ counsellor: 'c1', to: '2026-11-27' }))
    expect(granted(await lotse.showBooking(waiting.key)).earlier).toEqual({ wanted: true, offer: null })
    await lotse.close()
  })

  test('was ill for thirty days more, and then was away', async () => {
    const lotse = await start()
    const sweep = makeSweepTraces(lotse.needs)
    granted(await lotse.reportSick({ counsellor: 'c1', to: '2026-11-27' }))
    const reason = async () => (await lotse.storage.district()).exceptions.map(exception => exception.reason)
    lotse.clock.set(Temporal.Instant.from('2026-12-27T12:00:00Z'))
    await sweep()
    expect(await reason()).toEqual(['ill'])
    lotse.clock.set(Temporal.Instant.from('2026-12-28T12:00:00Z'))
    await sweep()
    expect(await reason()).toEqual(['other'])
    await lotse.close()
  })

  test('is somebody, on dates that there are', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const kind = async (input: Parameters<typeof lotse.reportSick>[0]) =>
      refusalOf(await lotse.reportSick(input)).kind
    expect(await kind({ counsellor: 'nobody', to: '2026-11-27' })).toBe('counsellor-unknown')
    expect(await kind({ counsellor: 'c1', to: '2026-11-21' })).toBe('exception-invalid')
    expect(await kind({ counsellor: 'c1', from: 'monday', to: '2026-11-27' })).toBe('exception-invalid')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })
})
