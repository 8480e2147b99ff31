import { bookableWindow, within } from '../core/bookable-window.ts'
import { nearestSlots } from '../core/nearest-slots.ts'
import { type Result, refused } from '../core/result.ts'
import { parseSlotId } from '../core/slot-id.ts'
import type { BookingDependencies } from './dependencies.ts'
import { offerSlots, readOffer } from './offer-slots.ts'
import { findOwnHold } from './own-hold.ts'
import type { SlotFilter } from './signatures.ts'

const reachHours = 14 * 24

/**
 * Puts the nearest free slots into a refusal for a taken slot, and leaves every other result as it is. It runs
 * after the unit of work, so that looking around never lengthens it.
 */
export const suggestAlternatives = async <T>(
  needs: Pick<BookingDependencies, 'storage' | 'clock' | 'policy' | 'secrets'>,
  result: Result<T>,
  slot: string | undefined,
  { language, topic, client }: Pick<SlotFilter, 'language' | 'topic' | 'client'>,
): Promise<Result<T>> => {
  if (result.ok || result.refusal.kind !== 'slot-taken') return result
  const start = slot === undefined ? undefined : parseSlotId(slot)?.start
  if (!start) return result
  const { storage } = needs
  const now = needs.clock.now()
  const around = within(
    bookableWindow(now, needs.policy),
    start.subtract({ hours: reachHours }),
    start.add({ hours: reachHours }),
  )
  const offer = await readOffer(storage, { language, topic })
  const free = await offerSlots(storage, offer, around, now, await findOwnHold(needs, client))
  return refused({ kind: 'slot-taken', alternatives: nearestSlots(free, start) })
}
