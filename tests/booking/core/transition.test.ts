import { describe, expect, test } from 'vitest'
import type { BookingAction, BookingStatus } from '../../../src/booking/core/booking-status.ts'
import { attendanceOpen, canCancel, transition } from '../../../src/booking/core/transition.ts'
import { outcomeOf } from '../../builders/result.ts'

const start = Temporal.Instant.from('2026-11-24T08:00:00Z')
const before = start.subtract({ minutes: 1 })
const actions: readonly BookingAction[] = ['move', 'hand-over', 'cancel', 'attend', 'miss']
const statuses: readonly BookingStatus[] = ['booked', 'cancelled', 'attended', 'missed']
const allowed = new Map<string, BookingStatus>([
  ['booked move before', 'booked'],
  ['booked hand-over before', 'booked'],
  ['booked cancel before', 'cancelled'],
  ['booked attend after', 'attended'],
  ['booked miss after', 'missed'],
  // What was noted wrong is corrected.
  ['attended miss after', 'missed'],
  ['missed attend after', 'attended'],
])

describe('a booking', () => {
  const cases = statuses.flatMap(status =>
    actions.flatMap(action => [
      { status, action, moment: 'before', now: before },
      { status, action, moment: 'after', now: start },
    ]),
  )

  test.each(cases)(
    'that is $status answers to $action $moment it starts',
    ({ status, action, moment, now }) => {
      const result = transition({ status, start }, action, now)
      const next = allowed.get(`${status} ${action} ${moment}`)
      if (next) expect(result).toEqual({ ok: true, value: next })
      else
        expect(result).toEqual({ ok: false, refusal: { kind: 'illegal-transition', from: status, action } })
    },
  )

  test('can be moved and cancelled until it starts, and judged from then on', () => {
    expect(outcomeOf(transition({ status: 'booked', start }, 'cancel', start))).toBe('illegal-transition')
    expect(outcomeOf(transition({ status: 'booked', start }, 'attend', before))).toBe('illegal-transition')
  })

  test('whose coming was noted can be corrected until midnight in Berlin', () => {
    const midnight = Temporal.Instant.from('2026-11-24T23:00:00Z')
    const last = midnight.subtract({ seconds: 1 })
    const noted = { status: 'missed', start } as const
    expect(attendanceOpen(noted, last)).toEqual({ came: true, missed: false })
    expect(attendanceOpen({ status: 'attended', start }, last)).toEqual({ came: false, missed: true })
    expect(attendanceOpen(noted, midnight)).toEqual({ came: false, missed: false })
    // What nobody has noted yet can be noted on any later day.
    expect(attendanceOpen({ status: 'booked', start }, midnight)).toEqual({ came: true, missed: true })
    expect(attendanceOpen({ status: 'cancelled', start }, last)).toEqual({ came: false, missed: false })
  })

  test.each(statuses)('that is %s is offered to be cancelled just when it can be', status => {
    for (const now of [before, start])
      expect(canCancel({ status, start }, now)).toBe(
        outcomeOf(transition({ status, start }, 'cancel', now)) === 'ok',
      )
    expect(canCancel({ status, start }, before)).toBe(status === 'booked')
    expect(canCancel({ status, start }, start)).toBe(false)
  })
})
