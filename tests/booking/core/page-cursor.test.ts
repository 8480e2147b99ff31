import { describe, expect, test } from 'vitest'
import { givenBefore, nextPage, readPageCursor } from '../../../src/booking/core/page-cursor.ts'

const nine = Temporal.Instant.from('2026-11-24T08:00:00Z')
const ten = nine.add({ hours: 1 })
const starting = (...starts: Temporal.Instant[]) => starts.map(start => ({ start }))

describe('where a page of slots continues', () => {
  test('is the start of the next slot, and how many with this start were given', () => {
    const slots = starting(nine, ten, ten, ten)
    const next = (place: number) => nextPage(slots, place)?.toString()
    expect([0, 1, 2, 3, 4].map(next)).toEqual([
      '2026-11-24T08:00:00Z',
      '2026-11-24T09:00:00Z',
      '2026-11-24T09:00:00.000000001Z',
      '2026-11-24T09:00:00.000000002Z',
      undefined,
    ])
  })

  test('is read as it was written, also where thousands start together', () => {
    const slots = starting(...Array<Temporal.Instant>(5_000).fill(nine), ten)
    const cursor = readPageCursor(nextPage(slots, 4_321) ?? ten)
    expect(cursor).toEqual({ from: nine, given: 4_321 })
    expect(givenBefore(slots, cursor)).toBe(4_321)
  })

  test('never leaves out a slot of another time', () => {
    const cursor = readPageCursor(nine.add({ nanoseconds: 9 }))
    expect(givenBefore(starting(nine, nine, ten), cursor)).toBe(2)
    expect(givenBefore(starting(ten, ten), cursor)).toBe(0)
    expect(givenBefore(starting(nine), readPageCursor(nine))).toBe(0)
  })

  test('may be any instant, also one before 1970', () => {
    const early = Temporal.Instant.fromEpochNanoseconds(-1_500_001n)
    expect(readPageCursor(early).given).toBe(499_999)
  })
})
