import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accept } from '../../../src/booking/core/accept.ts'
import { bookableWindow } from '../../../src/booking/core/bookable-window.ts'
import type { OfficeHours } from '../../../src/booking/core/office-hours.ts'
import { defaultPolicy } from '../../../src/booking/core/policy.ts'
import { parseSlotId, slotId } from '../../../src/booking/core/slot-id.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { outcomeOf } from '../../builders/result.ts'

const counsellor = aCounsellor()
const acceptAt = (id: string, rule: OfficeHours | undefined, now: Temporal.Instant) => {
  const start = parseSlotId(id)?.start ?? now
  return outcomeOf(accept(id, start, rule, counsellor, bookableWindow(now, defaultPolicy)))
}
const nine = Temporal.Instant.from('2026-11-24T08:00:00Z')
const id = slotId('r1', nine)

describe('a slot', () => {
  test('is accepted until the notice begins, and from the horizon on', () => {
    const rule = someOfficeHours()
    expect(acceptAt(id, rule, nine.subtract({ minutes: 60 }))).toBe('ok')
    expect(acceptAt(id, rule, nine.subtract({ minutes: 60 }).add({ seconds: 1 }))).toBe('slot-past')
    expect(acceptAt(id, rule, nine.add({ hours: 1 }))).toBe('slot-past')
    const horizon = nine.subtract({ hours: 56 * 24 })
    expect(acceptAt(id, rule, horizon)).toBe('slot-beyond-horizon')
    expect(acceptAt(id, rule, horizon.add({ seconds: 1 }))).toBe('ok')
  })

  test('that no rule yields is unknown, also when it is past', () => {
    const now = nine.subtract({ hours: 24 })
    expect(acceptAt(slotId('r1', nine.add({ minutes: 5 })), someOfficeHours(), now)).toBe('slot-unknown')
    expect(acceptAt(slotId('r1', nine.add({ hours: 24 })), someOfficeHours(), now)).toBe('slot-unknown')
    expect(acceptAt(slotId('r1', nine.subtract({ hours: 240 })), someOfficeHours(), now)).toBe('slot-unknown')
    expect(acceptAt(slotId('r2', nine), undefined, now)).toBe('slot-unknown')
    expect(acceptAt(id, someOfficeHours({ access: 'walk-in' }), now)).toBe('slot-unknown')
  })

  test('is accepted exactly when it is listed, whatever the rule and the time', () => {
    const reached = { ok: 0, 'slot-unknown': 0, 'slot-past': 0, 'slot-beyond-horizon': 0 }
    const rules = fc.record({
      recurrence: fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=TU,SU', 'FREQ=MONTHLY;BYDAY=-1SU'),
      from: fc.constantFrom('00:00', '01:30', '09:00'),
      slotMinutes: fc.constantFrom(15, 30, 45),
      bufferMinutes: fc.constantFrom(0, 10),
      access: fc.constantFrom('bookable' as const, 'both' as const, 'walk-in' as const),
    })
    // From 2026-01-01 over 24 months, in minutes.
    const times = fc.integer({ min: 0, max: 24 * 30 * 24 * 60 })
    const first = Temporal.Instant.from('2026-01-01T00:00:00Z')
    fc.assert(
      fc.property(rules, times, fc.integer({ min: -12, max: 12 * 24 * 70 }), (drawn, minute, ahead) => {
        const rule = someOfficeHours(drawn)
        const now = first.add({ minutes: minute })
        const window = bookableWindow(now, defaultPolicy)
        const listed = slotsOf(rule, counsellor, window)
        for (const slot of listed.slice(0, 20)) expect(acceptAt(slot.id, rule, now)).toBe('ok')
        const step = now.epochMilliseconds - (now.epochMilliseconds % 300_000) + ahead * 300_000
        const some = slotId('r1', Temporal.Instant.fromEpochMilliseconds(step))
        const around = { from: window.from.subtract({ hours: 48 }), to: window.to.add({ hours: 20 * 24 }) }
        const known = slotsOf(rule, counsellor, around)
        for (const candidate of [some, known[0]?.id ?? some, known.at(-1)?.id ?? some]) {
          const outcome = acceptAt(candidate, rule, now)
          expect(outcome === 'ok').toBe(listed.some(slot => slot.id === candidate))
          if (outcome in reached) reached[outcome as keyof typeof reached] += 1
        }
      }),
      { numRuns: 200 },
    )
    for (const count of Object.values(reached)) expect(count).toBeGreaterThan(0)
  })
})
