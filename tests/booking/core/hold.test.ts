import { expect, test } from 'vitest'
import { prolongedUntil } from '../../../src/booking/core/hold.ts'
import { defaultPolicy } from '../../../src/booking/core/policy.ts'

const created = Temporal.Instant.from('2026-11-22T11:00:00Z')
const minutesFor = (expires: number, now: number): number =>
  prolongedUntil(
    { created, expires: created.add({ minutes: expires }) },
    created.add({ minutes: now }),
    defaultPolicy,
  )
    .since(created)
    .total('minutes')

test('a hold is prolonged by ten minutes from now, up to forty in all, and never made shorter', () => {
  expect(minutesFor(10, 0)).toBe(10)
  expect(minutesFor(10, 9)).toBe(19)
  expect(minutesFor(30, 29)).toBe(39)
  expect(minutesFor(39, 35)).toBe(40)
  expect(minutesFor(40, 39)).toBe(40)
  // The clock was set back, or the hold is from before its beginning was noted.
  expect(minutesFor(10, -5)).toBe(10)
  expect(minutesFor(70, 65)).toBe(70)
})
