import { expect, test } from 'vitest'
import { forgetAt } from '../../../src/booking/core/retention.ts'

const end = Temporal.Instant.from('2026-11-24T08:30:00Z')
const changed = Temporal.Instant.from('2026-11-20T08:00:00Z')

test('a name is kept until some hours after the appointment, and no longer than until its reader cancels it', () => {
  expect(forgetAt({ status: 'booked', end, changed }, 'reader', 48).toString()).toBe('2026-11-26T08:30:00Z')
  expect(forgetAt({ status: 'missed', end, changed }, 'counsellor', 0).toString()).toBe(
    '2026-11-24T08:30:00Z',
  )
  expect(forgetAt({ status: 'cancelled', end, changed }, 'reader', 48).equals(changed)).toBe(true)
})

test('a name is kept as long where a counsellor cancels, so that somebody can call', () => {
  const ends = forgetAt({ status: 'cancelled', end, changed }, 'counsellor', 48)
  expect(ends.toString()).toBe('2026-11-26T08:30:00Z')
})
