import { bookableWindow, within } from '../core/bookable-window.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { offerSlots, readOffer } from './offer-slots.ts'
import type { FindSlots } from './signatures.ts'

const defaultLimit = 50
const mostSlots = 1_000
const firstStretchHours = 72

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

/**
 * A page continues from an instant. Where it is cut among slots that start together, the nanoseconds of that instant count
 * how many of them it has given already: no slot starts within a second, so that the cursor needs no other form.
 */
const cursorAt = (slots: readonly OfferedSlot[], place: number): Temporal.Instant | undefined => {
  const start = slots[place]?.start
  if (!start) return undefined
  const given = slots.slice(0, place).filter(slot => slot.start.equals(start)).length
  return start.add({ nanoseconds: given })
}

const readCursor = (
  from: Temporal.Instant | undefined,
): { from: Temporal.Instant | undefined; given: number } => {
  if (!from) return { from, given: 0 }
  const second = from.round({ smallestUnit: 'second', roundingMode: 'floor' })
  const given = Number(from.epochNanoseconds - second.epochNanoseconds)
  // More than a page can give is a client's own fraction of a second, and no cursor of ours.
  return given <= mostSlots ? { from: second, given } : { from, given: 0 }
}

/** Leaves out the slots at the beginning of a page that the page before has given. */
const withoutGiven = (slots: readonly OfferedSlot[], start: Temporal.Instant | undefined, given: number) => {
  const repeated = start && given > 0 ? slots.filter(slot => slot.start.equals(start)).length : 0
  return { slots: slots.slice(Math.min(repeated, given)), repeated: Math.min(repeated, given) }
}

/** Finds free slots. Only as much time is worked out as the page needs. */
export const makeFindSlots =
  ({ storage, clock, policy }: Pick<BookingDependencies, 'storage' | 'clock' | 'policy'>): FindSlots =>
  async filter => {
    const now = clock.now()
    const limit = Math.min(Math.max(Math.trunc(filter.limit ?? defaultLimit), 1), mostSlots)
    const cursor = readCursor(filter.from)
    const window = within(bookableWindow(now, policy), cursor.from, filter.to)
    const offer = await readOffer(storage, filter)
    const found: OfferedSlot[] = []
    let from = window.from
    for (
      let hours = firstStretchHours;
      found.length <= limit + cursor.given && isBefore(from, window.to);
      hours *= 2
    ) {
      const stretch = within({ from, to: from.add({ hours }) }, undefined, window.to)
      found.push(...(await offerSlots(storage, offer, stretch, now)))
      from = stretch.to
    }
    const { slots, repeated } = withoutGiven(found, cursor.from, cursor.given)
    const rest = isBefore(from, window.to) ? from : null
    return { slots: slots.slice(0, limit), next: cursorAt(found, limit + repeated) ?? rest }
  }
