import { expect, test } from 'vitest'
import { forgetAt } from '../../../src/booking/core/retention.ts'

const end = Temporal.Instant.from('2026-11-24T08:30:00Z')
const changed = Temporal.Instant.from('2026-11-20T08:00:00Z')

test('a name is kept until some hours after the appointment, and no longer than its cancellation', () => {
  expect(forgetAt({ status: 'booked', end, changed }, 48).toString()).toBe('2026-11-26T08:30:00Z')
  expect(forgetAt({ status: 'missed', end, changed }, 0).toString()).toBe('2026-11-24T08:30:00Z')
  expect(forgetAt({ status: 'cancelled', end, changed }, 48).equals(changed)).toBe(true)
})
