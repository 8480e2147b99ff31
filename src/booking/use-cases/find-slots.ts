import { within } from '../core/bookable-window.ts'
import { chooseFairly } from '../core/fair-choice.ts'
import { givenBefore, nextPage, readPageCursor } from '../core/page-cursor.ts'
import type { OfferedSlot } from '../core/slot.ts'
import type { BookingDependencies } from './dependencies.ts'
import { freeInOrder, startSearch } from './offer-slots.ts'
import { findOwnHold } from './own-hold.ts'
import type { FindSlots } from './signatures.ts'

const defaultLimit = 50
const mostSlots = 1_000

/** Finds free slots. Only as much time is worked out as the page needs. */
export const makeFindSlots =
  (needs: Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'secrets' | 'timetable'>): FindSlots =>
  async filter => {
    const limit = Math.min(Math.max(Math.trunc(filter.limit ?? defaultLimit), 1), mostSlots)
    const search = await startSearch(needs, filter, await findOwnHold(needs, filter.client))
    const loads = filter.distinct ? await needs.timetable.loads() : undefined
    const cursor = filter.from && readPageCursor(filter.from)
    const window = within(search.bookable, cursor?.from, filter.to)
    const found: OfferedSlot[] = []
    const given = (): number => (cursor ? givenBefore(found, cursor) : 0)
    for await (const free of freeInOrder(needs, search, window)) {
      found.push(...(loads ? chooseFairly(free, loads) : free))
      if (found.length > limit + given()) break
    }
    const first = given()
    return { slots: found.slice(first, first + limit), next: nextPage(found, first + limit) ?? null }
  }
