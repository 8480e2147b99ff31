import type { OfferedSlot } from './slot.ts'

/** Mixes a text into 32 bits (FNV-1a): the same on every machine, and without a pattern that favours somebody. */
const mix = (text: string): number => {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0
  return hash
}

const kindOf = ({ start, end, office, mode, seats }: OfferedSlot): string =>
  [start.epochMilliseconds, end.epochMilliseconds, office, mode, seats > 1].join(' ')

/**
 * Of several counsellors who are free at one time and place for the same length, the one who has the fewest appointments in
 * these weeks; among equals, chance decides that comes out the same each time it is asked. Whoever is given somebody has one more
 * appointment from then on, so over time all are chosen alike, whatever their names and the order of the list.
 */
export const chooseFairly = (
  slots: readonly OfferedSlot[],
  loads: ReadonlyMap<string, number>,
): readonly OfferedSlot[] => {
  const chosen = new Map<string, OfferedSlot>()
  const loadOf = ({ counsellor }: OfferedSlot): number => loads.get(counsellor.id) ?? 0
  // The last one only for two texts that mix alike: the order of the list must never count.
  const order = (a: OfferedSlot, b: OfferedSlot): number =>
    loadOf(a) - loadOf(b) || mix(a.id) - mix(b.id) || (a.id < b.id ? -1 : 1)
  for (const slot of slots) {
    const kind = kindOf(slot)
    const former = chosen.get(kind)
    if (!former || order(slot, former) < 0) chosen.set(kind, slot)
  }
  const kept = new Set(chosen.values())
  return slots.filter(slot => kept.has(slot))
}
