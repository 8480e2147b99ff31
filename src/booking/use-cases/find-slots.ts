import { bookableWindow, within } from '../core/bookable-window.ts'
import { givenBefore, nextPage, readPageCursor } from '../core/page-cursor.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { offerSlots, readOffer } from './offer-slots.ts'
import { findOwnHold } from './own-hold.ts'
import type { FindSlots } from './signatures.ts'

const defaultLimit = 50
const mostSlots = 1_000
const firstStretchHours = 72

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

/** Finds free slots. Only as much time is worked out as the page needs. */
export const makeFindSlots =
  (needs: Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'secrets'>): FindSlots =>
  async filter => {
    const now = needs.clock.now()
    const limit = Math.min(Math.max(Math.trunc(filter.limit ?? defaultLimit), 1), mostSlots)
    const cursor = filter.from && readPageCursor(filter.from)
    const window = within(bookableWindow(now, needs.policy), cursor?.from, filter.to)
    const [offer, own] = await Promise.all([
      readOffer(needs.storage, filter),
      findOwnHold(needs, filter.client),
    ])
    const found: OfferedSlot[] = []
    const given = (): number => (cursor ? givenBefore(found, cursor) : 0)
    let from = window.from
    for (let hours = firstStretchHours; found.length <= limit + given() && isBefore(from, window.to); ) {
      const stretch = within({ from, to: from.add({ hours }) }, undefined, window.to)
      found.push(...(await offerSlots(needs.storage, offer, stretch, now, own)))
      from = stretch.to
      hours *= 2
    }
    const first = given()
    return { slots: found.slice(first, first + limit), next: nextPage(found, first + limit) ?? null }
  }
