import type { OfferedSlot } from './slot.ts'

type Starting = Pick<OfferedSlot, 'start'>

/** Where a page of slots begins: at an instant, after so many of the slots that start then. */
export type PageCursor = { readonly from: Temporal.Instant; readonly given: number }

const startingAt = (slots: readonly Starting[], instant: Temporal.Instant): number =>
  slots.filter(({ start }) => start.equals(instant)).length

/**
 * The instant from which a page continues with the slot at a place; undefined after the last one. Where that cuts among
 * slots that start together, the nanoseconds below the millisecond count how many of them were given already.
 */
export const nextPage = (slots: readonly Starting[], place: number): Temporal.Instant | undefined => {
  const start = slots[place]?.start
  return start?.add({ nanoseconds: startingAt(slots.slice(0, place), start) })
}

/**
 * Reads the instant that a page is to begin at. Slots start on whole minutes: where somebody asks for a fraction of a
 * millisecond of her own, it counts as more slots than start then, and none of them is given, as she asked.
 */
export const readPageCursor = (from: Temporal.Instant): PageCursor => {
  const whole = from.round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
  return { from: whole, given: Number(from.epochNanoseconds - whole.epochNanoseconds) }
}

/** How many slots at the beginning of a list the pages before have given. */
export const givenBefore = (slots: readonly Starting[], { from, given }: PageCursor): number =>
  given === 0 ? 0 : Math.min(given, startingAt(slots, from))
