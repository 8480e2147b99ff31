import type { OfferedSlot } from '../../booking/core/slot.ts'
import { districtDay } from '../../i18n/formats/dates.ts'

/** Times at one place, all of one length: what stands below one small heading. */
export interface SlotGroup {
  readonly office: string | null
  readonly mode: OfferedSlot['mode']
  readonly minutes: number
  readonly slots: readonly OfferedSlot[]
}

/** A day of the district's calendar (YYYY-MM-DD) with its places. */
export interface SlotDay {
  readonly day: string
  readonly groups: readonly SlotGroup[]
}

const dayOf = (slot: OfferedSlot) => districtDay(slot.start.epochMilliseconds)

function minutesOf(slot: OfferedSlot): number {
  return (slot.end.epochMilliseconds - slot.start.epochMilliseconds) / 60_000
}

function groupsOf(slots: readonly OfferedSlot[]): SlotGroup[] {
  const groups = new Map<string, SlotGroup & { slots: OfferedSlot[] }>()
  for (const slot of slots) {
    const minutes = minutesOf(slot)
    const key = [slot.office, slot.mode, minutes].join(' ')
    const group = groups.get(key) ?? { office: slot.office, mode: slot.mode, minutes, slots: [] }
    groups.set(key, group)
    group.slots.push(slot)
  }
  return [...groups.values()]
}

/** Groups slots by day and place in order of time. */
export function groupSlots(slots: readonly OfferedSlot[]): SlotDay[] {
  const days = Map.groupBy(slots, dayOf)
  return [...days].map(([day, ofDay]) => ({ day, groups: groupsOf(ofDay) }))
}

/** A page of slots that ends with a whole day where it can; `next` is where the page after it begins. */
export function wholeDays(
  slots: readonly OfferedSlot[],
  next: Temporal.Instant | null,
): { readonly slots: readonly OfferedSlot[]; readonly next: Temporal.Instant | null } {
  const last = slots.at(-1)
  if (!next || !last) return { slots, next }
  const earlier = slots.filter(slot => dayOf(slot) !== dayOf(last))
  const following = slots[earlier.length]
  return earlier.length > 0 && following ? { slots: earlier, next: following.start } : { slots, next }
}
