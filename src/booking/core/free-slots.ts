import type { Claim } from './claim.ts'
import { quantaBetween } from './quanta.ts'
import type { Slot } from './slot.ts'

/** Claims by counsellor and quantum, so that a slot looks up its own few. */
export type ClaimIndex = ReadonlyMap<string, readonly Claim[]>

const keyOf = (counsellor: string, quantum: number): string => `${quantum} ${counsellor}`

/** Sorts claims for looking up. Lane 0 of a group session only keeps others out, so its seats speak for it. */
export const indexClaims = (claims: readonly Claim[]): ClaimIndex => {
  const index = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.lane === 0 && claim.owner === claim.slot) continue
    const key = keyOf(claim.counsellor, claim.quantum)
    const found = index.get(key)
    if (found) found.push(claim)
    else index.set(key, [claim])
  }
  return index
}

/** How many bookings of its rule the slot's date can still take. */
export const quotaLeft = ({ quota }: Pick<Slot, 'quota'>, index: ClaimIndex): number => {
  if (quota === null) return Number.POSITIVE_INFINITY
  const taken = index.get(keyOf(quota.key, quota.quantum)) ?? []
  return quota.most - new Set(taken.map(({ lane }) => lane)).size
}

const seatsLeft = (slot: Slot, index: ClaimIndex): number => {
  const lanes = new Set<number>()
  const quanta = quantaBetween(slot.blockedFrom, slot.blockedUntil)
  for (let quantum = quanta.from; quantum < quanta.to; quantum += 1)
    for (const claim of index.get(keyOf(slot.counsellor, quantum)) ?? []) {
      const seatOfThis = claim.slot === slot.id && claim.lane > 0 && slot.seats > 1
      if (!seatOfThis) return 0
      // Also a lane beyond the seats: there may have been more of them before.
      lanes.add(claim.lane)
    }
  return Math.min(slot.seats - lanes.size, quotaLeft(slot, index))
}

/** The slots that can still be taken, each with the seats that are left. */
export const freeSlots = (slots: readonly Slot[], index: ClaimIndex): readonly Slot[] =>
  slots.map(slot => ({ ...slot, seats: seatsLeft(slot, index) })).filter(slot => slot.seats > 0)
