import { describe, expect, it } from 'vitest'
import type { BookingSummary } from '../../../../src/booking/core/booking.ts'
import type { OfferedSlot } from '../../../../src/booking/core/slot.ts'
import { countsOf, nextOf, rowsOf } from '../../../../src/web/forms/staff/desk/day-rows.ts'
import { chosenDay } from '../../../../src/web/forms/staff/desk/day-wanted.ts'
import { slipLanguage } from '../../../../src/web/forms/staff/desk/slip-language.ts'
import { aCounsellor } from '../../../builders/district.ts'

const at = (clock: string) => Temporal.Instant.from(`2026-11-24T${clock}:00Z`)

function aBooking(clock: string, changes: Partial<BookingSummary> = {}): BookingSummary {
  const start = at(clock)
  return {
    ...{ id: clock, reference: 'K7M-4TX', status: 'booked', slot: `r1.${clock}`, counsellor: aCounsellor() },
    ...{ office: 'town-hall', mode: 'office', start, end: start.add({ minutes: 30 }), topic: 'housing' },
    ...{ language: 'ar', guide: null, step: null, wishes: [], bookedBy: 'reader', reason: null },
    ...{ sequence: 0, changed: start },
    ...changes,
  }
}

function aSlot(clock: string, changes: Partial<OfferedSlot> = {}): OfferedSlot {
  const start = at(clock)
  const end = start.add({ minutes: 30 })
  return {
    ...{ id: `r1.${clock}`, rule: 'r1', counsellor: aCounsellor(), office: 'town-hall', mode: 'office' },
    ...{ start, end, blockedFrom: start, blockedUntil: end, seats: 1, topics: [], quota: null },
    ...changes,
  }
}

const told = (now: string, appointments: readonly BookingSummary[], free: readonly OfferedSlot[] = []) =>
  rowsOf({ now: at(now), appointments, free }).map(row =>
    row.kind === 'gap'
      ? `free ${row.start.toString().slice(11, 16)} to ${row.end.toString().slice(11, 16)}: ${row.times}`
      : `${row.start.toString().slice(11, 16)} ${row.near ?? ''}`.trim(),
  )

describe('the list of a day', () => {
  it('tells who is there now and who is next, and not who is cancelled or over', () => {
    const cancelled = aBooking('09:30', { status: 'cancelled' })
    const day = [aBooking('08:00'), aBooking('09:00'), cancelled, aBooking('10:00'), aBooking('11:00')]
    expect(told('09:10', day)).toEqual(['08:00', '09:00 now', '09:30', '10:00 next', '11:00'])
    expect(told('08:40', day)).toEqual(['08:00', '09:00 next', '09:30', '10:00', '11:00'])
    expect(countsOf({ appointments: day, now: at('09:10') })).toEqual({ all: 4, toCome: 2 })
    expect(nextOf({ appointments: day, now: at('11:00') })).toBeUndefined()
  })

  it('shows free times that follow each other as one gap, and ends it at an appointment', () => {
    const free = ['08:00', '08:30', '09:30', '10:00'].map(clock => aSlot(clock))
    expect(told('07:00', [aBooking('09:00')], free)).toEqual([
      'free 08:00 to 09:00: 2',
      '09:00 next',
      'free 09:30 to 10:30: 2',
    ])
    // What was cancelled is free again, and no end of a gap.
    const cancelled = aBooking('09:00', { status: 'cancelled' })
    const all = ['08:30', '09:00', '09:30'].map(clock => aSlot(clock))
    expect(told('07:00', [cancelled], all)).toEqual(['free 08:30 to 10:00: 3', '09:00'])
  })

  it('keeps apart what is free with another counsellor or at another place', () => {
    const other = aSlot('08:30', { counsellor: aCounsellor({ id: 'c2' }) })
    const elsewhere = aSlot('09:00', { office: 'outstation' })
    expect(told('07:00', [], [aSlot('08:00'), other, elsewhere])).toHaveLength(3)
  })
})

describe('the day that an address asks for', () => {
  const now = Temporal.Instant.from('2026-11-23T23:30:00Z')

  it('is today in Berlin and her own, where it says nothing that there is', () => {
    for (const date of ['', 'tomorrow', '2026-02-31', '9999-99-99', '2026-11-24T10:00'])
      expect(chosenDay({ date }, 'c1', now).date.toString()).toBe('2026-11-24')
    expect(chosenDay({}, 'c1', now).wanted.counsellor).toBe('c1')
    expect(chosenDay({}, undefined, now).wanted.counsellor).toBeUndefined()
    expect(chosenDay({ counsellor: 'all' }, 'c1', now).wanted.counsellor).toBeUndefined()
    expect(chosenDay({ date: '2026-12-01' }, 'c1', now).date.toString()).toBe('2026-12-01')
  })
})

describe('the language beside German on a slip', () => {
  it.each([
    ['ar', null, 'ar'],
    ['ar', 'uk', 'uk'],
    // A volunteer read in German and booked for somebody who does not.
    ['ar', 'de', 'ar'],
    ['tr', null, 'en'],
    ['tr', 'xx', 'en'],
    ['de', null, undefined],
    ['de', 'de-simple', 'de-simple'],
  ] as const)('for who speaks %s and read in %s is %s', (spoken, locale, expected) => {
    expect(slipLanguage(spoken, locale)).toBe(expected)
  })
})
