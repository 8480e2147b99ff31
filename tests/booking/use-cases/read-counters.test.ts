import { describe, expect, test } from 'vitest'
import { makeEraseBooking } from '../../../src/booking/use-cases/erase-booking.ts'
import { makeReadCounters } from '../../../src/booking/use-cases/read-counters.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { aForm, anInstallation } from '../../builders/installation.ts'
import { at, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

const november = Temporal.PlainYearMonth.from('2026-11')
const december = Temporal.PlainYearMonth.from('2026-12')

describe.each(engines)('the counters of a month on $name', ({ open }) => {
  const start = async () => {
    const district = {
      counsellors: [aCounsellor()],
      officeHours: [
        someOfficeHours(),
        someOfficeHours({ id: 'r2', office: null, mode: 'phone', from: '13:00', to: '14:00' }),
      ],
    }
    const lotse = await anInstallation(await open(), district)
    const { slots } = await lotse.findSlots({ limit: 1_000 })
    const inMonth = (month: string) => slots.filter(({ start: from }) => from.toString().startsWith(month))
    const book = async (slot: string, changes: object = {}) =>
      granted(await lotse.bookSlot({ slot, ...aForm, ...changes }))
    return {
      ...lotse,
      inMonth,
      book,
      read: makeReadCounters(lotse.needs),
      erase: makeEraseBooking(lotse.needs),
    }
  }

  test('are read once nobody can come to them any more, and then always say the same', async () => {
    const { read, inMonth, book, clock, erase, close } = await start()
    const bookings = []
    for (const slot of inMonth('2026-11').slice(0, 6)) bookings.push((await book(slot.id)).booking)
    clock.set(Temporal.Instant.from('2026-12-31T22:59:59Z'))
    expect(await read(november)).toBeUndefined()
    clock.set(Temporal.Instant.from('2026-12-31T23:00:00Z'))
    const settled = await read(november)
    expect(settled?.topic).toEqual({ rows: [{ value: 'housing', count: 6 }], others: 0 })
    for (const { id } of bookings) await erase(id)
    expect(await read(november)).toEqual(settled)
    await close()
  })

  test('count each appointment once in every table, and name nothing that is small', async () => {
    const { read, inMonth, book, cancelBooking, clock, close } = await start()
    const slots = inMonth('2026-12')
    const office = slots.filter(({ mode }) => mode === 'office')
    const phone = slots.filter(({ mode }) => mode === 'phone')
    for (const slot of office.slice(0, 6)) await book(slot.id)
    for (const slot of phone.slice(0, 5)) await book(slot.id, { topic: 'work' })
    const { booking, code } = await book(at(phone, 5).id, { language: 'de' })
    granted(await cancelBooking({ reference: booking.reference, code }))
    clock.set(Temporal.Instant.from('2027-02-15T12:00:00Z'))
    expect(await read(december)).toEqual({
      // Eleven in the first week, and one in the second.
      week: { rows: [], others: 12 },
      office: {
        rows: [
          { value: '', count: 6 },
          { value: 'town-hall', count: 6 },
        ],
        others: 0,
      },
      topic: {
        rows: [
          { value: 'housing', count: 7 },
          { value: 'work', count: 5 },
        ],
        others: 0,
      },
      // One talk in German and the eleven in Arabic: named, the one would be known.
      language: { rows: [], others: 12 },
      outcome: { rows: [], others: 12 },
    })
    await close()
  })

  test('of a month in which hardly anybody came say nothing at all', async () => {
    const { read, inMonth, book, clock, close } = await start()
    await book(at(inMonth('2026-12'), 0).id)
    clock.set(Temporal.Instant.from('2027-02-15T12:00:00Z'))
    expect(await read(december)).toEqual({
      week: null,
      office: null,
      topic: null,
      language: null,
      outcome: null,
    })
    await close()
  })
})
