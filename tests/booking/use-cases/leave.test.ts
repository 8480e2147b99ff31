import { describe, expect, test } from 'vitest'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted, refusalOf } from '../../builders/result.ts'
import { everythingStored, theStaff } from '../../builders/staff.ts'
import { engines } from '../../builders/storages.ts'

const last = '2026-11-30'

describe.each(engines)('a counsellor who leaves on $name', ({ open }) => {
  const start = async () => {
    const lotse = await anInstallation(await open(), {
      counsellors: [aCounsellor(), aCounsellor({ id: 'c2', languages: ['de'] })],
      officeHours: [
        someOfficeHours(),
        someOfficeHours({ id: 'ends', validTo: '2026-11-25' }),
        someOfficeHours({ id: 'begins', validFrom: '2027-01-01' }),
        someOfficeHours({ id: 'r2', counsellor: 'c2', recurrence: 'FREQ=WEEKLY;BYDAY=FR' }),
      ],
    })
    const { slots } = await lotse.findSlots({ counsellor: 'c1', limit: 500 })
    const r1 = slots.filter(({ rule }) => rule === 'r1')
    const book = async (place: number, language: string) =>
      granted(await lotse.bookSlot({ slot: at(r1, place).id, ...aForm, language })).booking
    const bookings = [await book(0, 'de'), await book(6, 'de'), await book(7, 'ar')] as const
    return { ...lotse, ...theStaff(lotse.needs), bookings }
  }

  test('hands over what is booked after her last day, and what cannot go is answered', async () => {
    const lotse = await start()
    const [before, after, arabic] = lotse.bookings
    const { handedOver, stay } = granted(await lotse.leave({ counsellor: 'c1', last, colleague: 'c2' }))
    expect(handedOver).toMatchObject([
      { booking: { id: after.id, counsellor: { id: 'c2' }, reason: 'away' } },
    ])
    expect(stay).toMatchObject([{ booking: { id: arabic.id, counsellor: { id: 'c1' } }, why: 'language' }])
    expect((await lotse.storage.heldData(before.id))?.booking).toMatchObject({
      counsellor: 'c1',
      status: 'booked',
    })
    const again = granted(
      await lotse.leave({ counsellor: 'c1', last, colleague: 'c2', despiteLanguage: true }),
    )
    expect(again.handedOver.map(({ booking }) => booking.id)).toEqual([arabic.id])
    expect(again.stay).toEqual([])
    await lotse.close()
  })

  test('is booked with until then and not after; what ended sooner ends as it did', async () => {
    const lotse = await start()
    granted(await lotse.leave({ counsellor: 'c1', last }))
    const { slots } = await lotse.findSlots({ counsellor: 'c1', limit: 500 })
    expect(slots.length).toBeGreaterThan(0)
    for (const { start: begins } of slots) expect(begins.toString() < '2026-11-30T23').toBe(true)
    expect((await lotse.storage.officeHours()).map(({ id, validTo }) => [id, validTo])).toEqual([
      ['ends', '2026-11-25'],
      ['r1', last],
      ['r2', '2027-12-31'],
    ])
    await lotse.close()
  })

  test('without a colleague has all of it answered, and a second call changes nothing more', async () => {
    const lotse = await start()
    const [, after, arabic] = lotse.bookings
    const { handedOver, stay } = granted(await lotse.leave({ counsellor: 'c1', last }))
    expect(handedOver).toEqual([])
    expect(stay.map(({ booking, why }) => [booking.id, why])).toEqual([
      [after.id, 'nobody'],
      [arabic.id, 'nobody'],
    ])
    const before = await everythingStored(lotse)
    granted(await lotse.leave({ counsellor: 'c1', last }))
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })

  test('is rehearsed before: the answer is the one that comes of it, and nothing is written', async () => {
    const lotse = await start()
    const leaving = { counsellor: 'c1', last, colleague: 'c2' }
    const before = await everythingStored(lotse)
    const rehearsed = granted(await lotse.leave({ ...leaving, dryRun: true }))
    expect(await everythingStored(lotse)).toEqual(before)
    const done = granted(await lotse.leave(leaving))
    const ids = ({ handedOver, stay }: typeof done) =>
      [handedOver, stay].map(all => all.map(({ booking }) => booking.id))
    expect(ids(rehearsed)).toEqual(ids(done))
    expect(done.handedOver.length).toBeGreaterThan(0)
    await lotse.close()
  })

  test('is somebody, leaves on a date and gives to a colleague that there are', async () => {
    const lotse = await start()
    const before = await everythingStored(lotse)
    const kind = async (input: Parameters<typeof lotse.leave>[0]) => refusalOf(await lotse.leave(input)).kind
    expect(await kind({ counsellor: 'nobody', last })).toBe('counsellor-unknown')
    expect(await kind({ counsellor: 'c1', last, colleague: 'nobody' })).toBe('counsellor-unknown')
    expect(await kind({ counsellor: 'c1', last, colleague: 'c1' })).toBe('counsellor-unknown')
    expect(await kind({ counsellor: 'c1', last: 'soon' })).toBe('office-hours-invalid')
    expect(await everythingStored(lotse)).toEqual(before)
    await lotse.close()
  })
})
