import { berlinDate } from '../core/berlin.ts'
import { alternativesOffered, nearestSlots } from '../core/nearest-slots.ts'
import { type Result, refused } from '../core/result.ts'
import type { OfferedSlot } from '../core/slot.ts'
import { parseSlotId } from '../core/slot-id.ts'
import type { Wish } from '../core/wish.ts'
import type { BookingDependencies } from './dependencies.ts'
import { freeOn, startSearch } from './offer-slots.ts'
import { findOwnHold } from './own-hold.ts'
import type { SlotFilter } from './signatures.ts'

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'secrets' | 'timetable'>

const reachDays = 14

/** Looks at the day itself, then at the days around it, and one step further once there is enough: nearer in hours may be a day off. */
const findNear = async (
  needs: Needs,
  wish: SlotFilter,
  start: Temporal.Instant,
): Promise<readonly OfferedSlot[]> => {
  const search = await startSearch(needs, wish, await findOwnHold(needs, wish.client))
  const day = berlinDate(start)
  const found: OfferedSlot[] = [...(await freeOn(needs, search, day))]
  for (let days = 1; days <= reachDays; days += 1) {
    const enough = found.length >= alternativesOffered
    found.push(...(await freeOn(needs, search, day.subtract({ days }))))
    found.push(...(await freeOn(needs, search, day.add({ days }))))
    if (enough) break
  }
  return found
}

/**
 * Puts the nearest free slots into a refusal for a taken slot, and leaves every other result as it is. It runs
 * after the unit of work, so that looking around never lengthens it.
 */
export const suggestAlternatives = async <T>(
  needs: Needs,
  result: Result<T>,
  slot: string | undefined,
  {
    wishes,
    ...wish
  }: Pick<SlotFilter, 'language' | 'topic' | 'client'> & {
    readonly wishes?: readonly Wish[] | undefined
  },
): Promise<Result<T>> => {
  if (result.ok || result.refusal.kind !== 'slot-taken') return result
  const start = slot === undefined ? undefined : parseSlotId(slot)?.start
  if (!start) return result
  const { topic, client } = wish
  // With somebody who interprets, the counsellor need not speak her language.
  const language = wishes?.includes('interpreter') ? undefined : wish.language
  const near = await findNear(needs, { language, topic, client }, start)
  return refused({ kind: 'slot-taken', alternatives: nearestSlots(near, start) })
}
