import { bookableWindow, within } from '../core/bookable-window.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { offerSlots, readOffer } from './offer-slots.ts'
import type { FindSlots, SlotPage } from './signatures.ts'

const defaultLimit = 50
const mostSlots = 1_000
const firstStretchHours = 72

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

const pageOf = (slots: readonly OfferedSlot[], limit: number, rest: Temporal.Instant | null): SlotPage => {
  const last = slots[limit - 1]
  if (!last) return { slots, next: rest }
  // Slots that start together stay together, so that a page can continue from an instant alone.
  const cut = slots.findIndex((slot, place) => place >= limit && isBefore(last.start, slot.start))
  if (cut < 0) return { slots, next: rest }
  return { slots: slots.slice(0, cut), next: slots[cut]?.start ?? rest }
}

/** Finds free slots. Only as much time is worked out as the page needs. */
export const makeFindSlots =
  ({ storage, clock, policy }: Pick<BookingDependencies, 'storage' | 'clock' | 'policy'>): FindSlots =>
  async filter => {
    const now = clock.now()
    const limit = Math.min(Math.max(Math.trunc(filter.limit ?? defaultLimit), 1), mostSlots)
    const window = within(bookableWindow(now, policy), filter.from, filter.to)
    const offer = await readOffer(storage, filter)
    const slots: OfferedSlot[] = []
    let from = window.from
    for (let hours = firstStretchHours; slots.length <= limit && isBefore(from, window.to); hours *= 2) {
      const stretch = within({ from, to: from.add({ hours }) }, undefined, window.to)
      slots.push(...(await offerSlots(storage, offer, stretch, now)))
      from = stretch.to
    }
    return pageOf(slots, limit, isBefore(from, window.to) ? from : null)
  }
