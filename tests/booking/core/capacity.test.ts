import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capacityOf } from '../../../src/booking/core/capacity.ts'
import { indexClaims } from '../../../src/booking/core/free-slots.ts'
import type { OfferedSlot } from '../../../src/booking/core/slot.ts'
import { aCounsellor } from '../../builders/district.ts'
import { noon } from '../../builders/installation.ts'

const aSlot = (from: number, minutes: number, changes: Partial<OfferedSlot> = {}): OfferedSlot => {
  const [start, end] = [noon.add({ minutes: from }), noon.add({ minutes: from + minutes })]
  return {
    ...{ id: `r1.${from}.${minutes}`, rule: 'r1', counsellor: aCounsellor(), office: null, mode: 'phone' },
    ...{ start, end, blockedFrom: start, blockedUntil: end, seats: 1, topics: [], quota: null },
    ...changes,
  }
}

const nothing = indexClaims([])
const collide = (a: OfferedSlot, b: OfferedSlot) =>
  Temporal.Instant.compare(a.blockedFrom, b.blockedUntil) < 0 &&
  Temporal.Instant.compare(b.blockedFrom, a.blockedUntil) < 0

/** The largest number of slots of which no two collide, by trying all. */
const mostTogether = (slots: readonly OfferedSlot[]): number => {
  const [first, ...rest] = slots
  if (!first) return 0
  return Math.max(mostTogether(rest), 1 + mostTogether(rest.filter(slot => !collide(first, slot))))
}

describe('how many can still book', () => {
  test('is not the number of slots where rules of two lengths lie over each other', () => {
    const short = [0, 30, 60, 90].map(from => aSlot(from, 30))
    const long = [0, 60].map(from => aSlot(from, 60))
    expect(capacityOf([...short, ...long], nothing)).toBe(4)
    expect(capacityOf(long, nothing)).toBe(2)
    const colleague = aCounsellor({ id: 'c2' })
    expect(capacityOf([...long, aSlot(0, 60, { counsellor: colleague })], nothing)).toBe(3)
  })

  test('counts the seats of a session', () => {
    expect(capacityOf([aSlot(0, 60, { seats: 8 })], nothing)).toBe(8)
  })

  test('is no more than a day of the rule still takes', () => {
    const quota = { key: 'rule r1', most: 3, quantum: 7 }
    const slots = [0, 30, 60, 90].map(from => aSlot(from, 30, { quota }))
    expect(capacityOf(slots, nothing)).toBe(3)
    const taken = { counsellor: 'rule r1', lane: 1, quantum: 7, slot: 'r1.x', owner: 'b1', until: null }
    expect(capacityOf(slots, indexClaims([taken]))).toBe(2)
    const tomorrow = { ...quota, quantum: 295 }
    expect(capacityOf([...slots, aSlot(1440, 30, { quota: tomorrow })], indexClaims([taken]))).toBe(3)
  })

  test('is the largest number of slots that can all be booked', () => {
    const slot = fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }))
      .map(([from, length]) => aSlot(from * 5, length * 5))
    const slots = fc.uniqueArray(slot, { maxLength: 9, selector: ({ id }) => id })
    fc.assert(
      fc.property(slots, some => {
        expect(capacityOf(some, nothing)).toBe(mostTogether(some))
      }),
    )
  })
})
