import type { OfferedSlot } from './slot.ts'

/** How many other slots are offered in the place of one that is taken. */
export const alternativesOffered = 5

/** The slots nearest in time to an instant, in order of time. */
export const nearestSlots = (
  slots: readonly OfferedSlot[],
  to: Temporal.Instant,
  count: number = alternativesOffered,
): readonly OfferedSlot[] => {
  const distance = (slot: OfferedSlot): number =>
    Math.abs(slot.start.epochMilliseconds - to.epochMilliseconds)
  return slots
    .toSorted((a, b) => distance(a) - distance(b) || compareSlots(a, b))
    .slice(0, count)
    .toSorted(compareSlots)
}

/** By start, then by id, so that equal times always come in the same order. */
export const compareSlots = (
  a: Pick<OfferedSlot, 'start' | 'id'>,
  b: Pick<OfferedSlot, 'start' | 'id'>,
): number => Temporal.Instant.compare(a.start, b.start) || (a.id < b.id ? -1 : Number(a.id > b.id))
