import { describe, expect, test } from 'vitest'
import { done } from '../../../src/booking/core/result.ts'
import { makeCountSearches } from '../../../src/booking/use-cases/count-searches.ts'
import { makeReadCounters } from '../../../src/booking/use-cases/read-counters.ts'
import { makeReadFreeSlots } from '../../../src/booking/use-cases/read-free-slots.ts'
import { makeReadNumbers } from '../../../src/booking/use-cases/read-numbers.ts'
import { aCountedDistrict, day } from '../../builders/numbers.ts'
import { at, firstOf, granted } from '../../builders/result.ts'
import { engines } from '../../builders/storages.ts'

describe.each(engines)('numbers on $name', ({ open }) => {
  const start = async () => aCountedDistrict(await open())

  test('count by week, place, topic and language what people can still book, with the day’s quota', async () => {
    const { needs, book, slots, close } = await start()
    const read = makeReadFreeSlots(needs)
    const span = { from: Temporal.PlainDate.from(day), to: Temporal.PlainDate.from('2026-12-06') }
    const week = {
      week: day,
      all: 8,
      office: [
        { value: '', count: 2 },
        { value: 'town-hall', count: 6 },
      ],
      topic: [
        { value: 'housing', count: 6 },
        { value: 'work', count: 8 },
      ],
      language: [
        { value: 'ar', count: 6 },
        { value: 'de', count: 6 },
        { value: 'uk', count: 2 },
      ],
    }
    expect(await read(span)).toEqual([week, { ...week, week: '2026-11-30' }])
    await book(
      at(
        slots.filter(({ mode }) => mode === 'phone'),
        3,
      ).id,
      { topic: 'work', language: 'uk' },
    )
    await book(firstOf(slots).id)
    const [now] = await read(span)
    expect(now).toMatchObject({ all: 6, office: [{ count: 1 }, { count: 5 }] })
    const past = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-01-31') }
    expect(await read(past)).toEqual([])
    await close()
  })

  test('count searches without a result, shown when their month is over and can grow no more', async () => {
    const { needs, clock, storage, close } = await start()
    const { note, flush } = makeCountSearches(needs)
    const other = makeCountSearches(needs)
    for (let times = 0; times < 4; times += 1) note({ topic: 'work', language: 'ti' })
    for (let times = 0; times < 7; times += 1) other.note({ topic: 'housing', language: 'ti' })
    other.note({ topic: 'housing', language: 'ar' })
    await Promise.all([flush(), other.flush()])
    note({ topic: 'work', language: 'ti' })
    await flush()
    await flush()
    const november = Temporal.PlainYearMonth.from('2026-11')
    const searches = async () =>
      (await makeReadNumbers(needs)({ from: november, to: november })).months[0]?.searches
    expect(await searches()).toBeUndefined()
    clock.set(Temporal.Instant.from('2026-12-01T22:59:00Z'))
    expect(await searches()).toBeUndefined()
    note({ topic: 'work', language: 'ti' })
    clock.set(Temporal.Instant.from('2026-12-01T23:00:00Z'))
    const settled = {
      topic: {
        rows: [
          { value: 'housing', count: 8 },
          { value: 'work', count: 5 },
        ],
        others: 0,
      },
      // One search in Arabic: named, or the rest named without it, it would be known.
      language: { rows: [], others: 13 },
    }
    expect(await searches()).toEqual(settled)
    await flush()
    expect(await searches()).toEqual(settled)
    expect(await storage.searches('2026-12')).toHaveLength(1)
    await close()
  })

  test('count an appointment where it was moved to, so that what ended is never more than what was booked', async () => {
    const { needs, book, slots, moveBooking, clock, storage, close } = await start()
    const tuesdays = slots.filter(({ mode }) => mode === 'office')
    const inMonth = (month: string) => tuesdays.filter(({ start }) => start.toString().startsWith(month))
    for (const slot of inMonth('2026-12').slice(0, 5)) await book(slot.id)
    const { booking, code } = await book(at(inMonth('2026-11'), 0).id)
    const key = { reference: booking.reference, code }
    granted(await moveBooking({ ...key, slot: at(inMonth('2026-12'), 7).id }))
    granted(await moveBooking({ ...key, slot: at(inMonth('2026-12'), 6).id }))
    clock.set(Temporal.Instant.from('2027-02-15T12:00:00Z'))
    const read = makeReadCounters(needs)
    const december = await read(Temporal.PlainYearMonth.from('2026-12'))
    expect(december?.topic).toEqual({ rows: [{ value: 'housing', count: 6 }], others: 0 })
    expect(december?.week?.rows.reduce((sum, { count }) => sum + count, december.week.others)).toBe(6)
    expect(await read(Temporal.PlainYearMonth.from('2026-11'))).toMatchObject({ topic: null, week: null })
    const sums = (await storage.counters('2026-11-01', '2026-11-30')).map(({ count }) => count)
    expect(sums).toEqual([0])
    await close()
  })

  test('are read together for some months: what is settled, how long one waited, what is free', async () => {
    const { needs, book, slots, noteWaiting, clock, storage, close } = await start()
    await noteWaiting()
    const tuesday = slots.filter(({ mode }) => mode === 'office').slice(0, 6)
    for (const slot of tuesday) await book(slot.id)
    await storage.transaction(async tx => {
      const counter = { day: '2026-11-24', office: 'town-hall', topic: 'housing', language: 'ar' }
      for (let times = 0; times < 6; times += 1) await tx.counters.add({ ...counter, outcome: 'attended' })
      return done(null)
    })
    const [from, to] = [Temporal.PlainYearMonth.from('2026-10'), Temporal.PlainYearMonth.from('2026-12')]
    const now = await makeReadNumbers(needs)({ from, to })
    expect(now.months.map(({ month, demand }) => [month, demand])).toEqual([
      ['2026-10', undefined],
      ['2026-11', undefined],
      ['2026-12', undefined],
    ])
    expect(now.waiting.map(({ language, hours, days }) => [language, hours, days])).toEqual([
      ['ar', 23, 1],
      ['de', 23, 1],
      ['uk', 71, 1],
    ])
    expect(now.free.map(({ week, all }) => [week, all]).slice(0, 2)).toEqual([
      ['2026-11-23', 2],
      ['2026-11-30', 8],
    ])
    clock.set(Temporal.Instant.from('2027-02-15T12:00:00Z'))
    const later = await makeReadNumbers(needs)({ from, to })
    expect(later.months[1]).toMatchObject({
      demand: { office: { rows: [{ value: 'town-hall', count: 6 }], others: 0 } },
      missed: { noted: 6, missed: 0 },
    })
    expect(later.free).toEqual([])
    await close()
  })
})
