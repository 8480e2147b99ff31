import { describe, expect, it } from 'vitest'
import type { OfferedSlot } from '../../../src/booking/core/slot.ts'
import { groupSlots, wholeDays } from '../../../src/web/forms/slot-groups.ts'

const counsellor = { id: 'c', label: 'Beratung', languages: ['ar'], topics: ['work'], woman: null }

function aSlot(start: string, changes: Partial<OfferedSlot> = {}, minutes = 30): OfferedSlot {
  const from = Temporal.Instant.from(start)
  const end = from.add({ minutes })
  return {
    id: start,
    rule: 'r',
    counsellor,
    office: 'a',
    mode: 'office',
    start: from,
    end,
    blockedFrom: from,
    blockedUntil: end,
    quota: null,
    seats: 1,
    topics: [],
    ...changes,
  }
}

describe('times on the screen', () => {
  it('stand by the day of the district, not of the reader’s clock', () => {
    const [first, second] = groupSlots([aSlot('2026-10-25T22:30:00Z'), aSlot('2026-10-25T23:30:00Z')])
    expect([first?.day, second?.day]).toEqual(['2026-10-25', '2026-10-26'])
  })

  it('are apart where place, way or length differ', () => {
    const at = '2026-11-24T08:00:00Z'
    const slots = [
      aSlot(at),
      aSlot(at, { office: 'b' }),
      aSlot(at, { mode: 'phone', office: null }),
      aSlot(at, {}, 60),
    ]
    expect(groupSlots(slots)[0]?.groups).toHaveLength(4)
  })

  it('end with a whole day, and go on where that ended', () => {
    const slots = [
      aSlot('2026-11-24T08:00:00Z'),
      aSlot('2026-11-24T09:00:00Z'),
      aSlot('2026-11-25T08:00:00Z'),
    ]
    const next = Temporal.Instant.from('2026-11-25T09:00:00Z')
    const page = wholeDays(slots, next)
    expect(page.slots).toHaveLength(2)
    expect(page.next?.toString()).toBe('2026-11-25T08:00:00Z')
    expect(wholeDays(slots, null).slots).toHaveLength(3)
    expect(wholeDays(slots.slice(0, 2), next).next).toBe(next)
  })
})
