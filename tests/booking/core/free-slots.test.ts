import { describe, expect, test } from 'vitest'
import type { Claim } from '../../../src/booking/core/claim.ts'
import { freeSlots, indexClaims } from '../../../src/booking/core/free-slots.ts'
import { quantaBetween } from '../../../src/booking/core/quanta.ts'
import type { Slot } from '../../../src/booking/core/slot.ts'
import { slotsOf } from '../../../src/booking/core/slots-of.ts'
import { aCounsellor, someOfficeHours } from '../../builders/district.ts'
import { firstOf } from '../../builders/result.ts'

const start = Temporal.Instant.from('2026-11-24T08:00:00Z')
const slotOf = (changes: Parameters<typeof someOfficeHours>[0] = {}) =>
  firstOf(slotsOf(someOfficeHours(changes), aCounsellor(), { from: start, to: start.add({ hours: 1 }) }))
const claimsOf = (slot: Slot, lane: number, owner: string): Claim[] => {
  const quanta = quantaBetween(slot.start, slot.blockedUntil)
  return Array.from({ length: quanta.to - quanta.from }, (_, place) => ({
    counsellor: slot.counsellor,
    lane,
    quantum: quanta.from + place,
    slot: slot.id,
    owner,
  }))
}
const seatsLeft = (slot: Slot, claims: readonly Claim[]) =>
  freeSlots([slot], indexClaims(claims))[0]?.seats ?? 0

describe('a slot is free', () => {
  test('while nothing claims its time', () => {
    expect(seatsLeft(slotOf(), [])).toBe(1)
  })

  test('no more when it is claimed itself', () => {
    expect(seatsLeft(slotOf(), claimsOf(slotOf(), 0, 'b1'))).toBe(0)
  })

  test('no more when a part of it is claimed by a slot of another length', () => {
    const other = slotOf({ id: 'r2', from: '08:00', slotMinutes: 60, bufferMinutes: 5, to: '11:00' })
    const late = { ...other, start: start.add({ minutes: 25 }), blockedUntil: start.add({ minutes: 90 }) }
    expect(seatsLeft(slotOf(), claimsOf(late, 0, 'b1'))).toBe(0)
  })

  test('when another slot ends as it begins, unless a buffer follows', () => {
    const before = { ...slotOf({ id: 'r2' }), start: start.subtract({ minutes: 30 }), blockedUntil: start }
    expect(seatsLeft(slotOf(), claimsOf(before, 0, 'b1'))).toBe(1)
    const buffered = { ...before, blockedUntil: start.add({ minutes: 5 }) }
    expect(seatsLeft(slotOf(), claimsOf(buffered, 0, 'b1'))).toBe(0)
  })

  test('although another counsellor is busy', () => {
    const claims = claimsOf(slotOf(), 0, 'b1').map(claim => ({ ...claim, counsellor: 'c2' }))
    expect(seatsLeft(slotOf(), claims)).toBe(1)
  })

  test('with the seats that are left in a group', () => {
    const group = slotOf({ seats: 3 })
    const session = claimsOf(group, 0, group.id)
    expect(seatsLeft(group, [...session, ...claimsOf(group, 2, 'b1')])).toBe(2)
    const full = [1, 2, 3].flatMap(lane => claimsOf(group, lane, `b${lane}`))
    expect(seatsLeft(group, [...session, ...full])).toBe(0)
  })

  test('again when the hold of a group has run out, although its session is still written down', () => {
    const group = slotOf({ seats: 3 })
    expect(seatsLeft(group, claimsOf(group, 0, group.id))).toBe(3)
    expect(seatsLeft(slotOf({ id: 'r2' }), claimsOf(group, 0, group.id))).toBe(1)
  })

  test('no more when a group sits at the same time', () => {
    const group = slotOf({ id: 'r2', seats: 3 })
    expect(seatsLeft(slotOf(), claimsOf(group, 1, 'b1'))).toBe(0)
    expect(seatsLeft(slotOf({ id: 'r3', seats: 5 }), claimsOf(group, 1, 'b1'))).toBe(0)
  })
})
