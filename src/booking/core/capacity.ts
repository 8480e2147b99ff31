import { type ClaimIndex, quotaLeft } from './free-slots.ts'
import type { OfferedSlot } from './slot.ts'

const byEnd = (a: OfferedSlot, b: OfferedSlot): number =>
  a.blockedUntil.epochMilliseconds - b.blockedUntil.epochMilliseconds || (a.id < b.id ? -1 : 1)

/**
 * How many people could still book out of free slots. Rules of several lengths lie over each other, so slots are more than
 * appointments: of those that keep each other out, the one that ends first counts. Counted with what is left of a day's
 * quota. Right where slots have one seat; where a session of several lies over others, a number that can be reached.
 */
export const capacityOf = (slots: readonly OfferedSlot[], claims: ClaimIndex): number => {
  const busyUntil = new Map<string, number>()
  const places = new Map<string, number>()
  let people = 0
  for (const slot of slots.toSorted(byEnd)) {
    const { counsellor, quota, seats, blockedFrom, blockedUntil } = slot
    if (blockedFrom.epochMilliseconds < (busyUntil.get(counsellor.id) ?? Number.NEGATIVE_INFINITY)) continue
    const day = quota && `${quota.key} ${quota.quantum}`
    const left = day === null ? seats : Math.min(seats, places.get(day) ?? quotaLeft(slot, claims))
    if (left <= 0) continue
    if (day !== null) places.set(day, (places.get(day) ?? quotaLeft(slot, claims)) - left)
    busyUntil.set(counsellor.id, blockedUntil.epochMilliseconds)
    people += left
  }
  return people
}
