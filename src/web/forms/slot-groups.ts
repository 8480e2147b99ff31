import type { OfferedSlot } from '../../booking/core/slot.ts'
import { districtDay } from '../../i18n/formats/dates.ts'

/** Times of one day at one place, all of one length: what stands below one heading. */
export interface SlotGroup {
  readonly day: string
  readonly office: string | null
  readonly mode: OfferedSlot['mode']
  readonly minutes: number
  readonly slots: readonly OfferedSlot[]
}

function minutesOf(slot: OfferedSlot): number {
  return (slot.end.epochMilliseconds - slot.start.epochMilliseconds) / 60_000
}

/** Groups slots by day and place in order of time. Of several counsellors who are free at once there, one is shown. */
export function groupSlots(slots: readonly OfferedSlot[]): SlotGroup[] {
  const groups = new Map<string, SlotGroup & { slots: OfferedSlot[] }>()
  for (const slot of slots) {
    const day = districtDay(slot.start.epochMilliseconds)
    const minutes = minutesOf(slot)
    const key = [day, slot.office, slot.mode, minutes].join(' ')
    const group = groups.get(key) ?? { day, office: slot.office, mode: slot.mode, minutes, slots: [] }
    groups.set(key, group)
    if (!group.slots.some(other => other.start.equals(slot.start))) group.slots.push(slot)
  }
  return [...groups.values()]
}
