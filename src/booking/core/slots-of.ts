import { berlinDate, minutesOf, wallClock } from './berlin.ts'
import type { Counsellor } from './counsellor.ts'
import type { OfficeHours } from './office-hours.ts'
import { ruleDates } from './rule-dates.ts'
import type { Slot } from './slot.ts'
import { slotId } from './slot-id.ts'

/** Half open: [from, to). */
export type Window = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

const ends = (date: Temporal.PlainDate, minutes: number, end: Temporal.Instant): boolean =>
  wallClock(date, minutes)?.epochMilliseconds === end.epochMilliseconds

const slotsOn = (date: Temporal.PlainDate, rule: OfficeHours, topics: readonly string[]): Slot[] => {
  const slots: Slot[] = []
  const stop = minutesOf(rule.to)
  const stride = rule.slotMinutes + rule.bufferMinutes
  for (let minutes = minutesOf(rule.from); minutes + rule.slotMinutes <= stop; minutes += stride) {
    const start = wallClock(date, minutes)
    const end = start?.add({ minutes: rule.slotMinutes })
    // While clocks are set, a slot would not last from one of its times to the other: it is left out.
    if (!start || !end || !ends(date, minutes + rule.slotMinutes, end)) continue
    slots.push({
      id: slotId(rule.id, start),
      rule: rule.id,
      counsellor: rule.counsellor,
      office: rule.office,
      mode: rule.mode,
      start,
      end,
      blockedUntil: end.add({ minutes: rule.bufferMinutes }),
      seats: rule.seats,
      topics,
    })
  }
  return slots
}

/** All slots of a rule that start in the window, taken or not, in order; none where it is for walk-ins only. */
export const slotsOf = (rule: OfficeHours, counsellor: Counsellor, window: Window): readonly Slot[] => {
  if (rule.access === 'walk-in' || rule.counsellor !== counsellor.id) return []
  const topics = rule.topics.length > 0 ? rule.topics : counsellor.topics
  const within = ({ start }: Slot): boolean =>
    Temporal.Instant.compare(start, window.from) >= 0 && Temporal.Instant.compare(start, window.to) < 0
  return ruleDates(rule, berlinDate(window.from), berlinDate(window.to))
    .flatMap(date => slotsOn(date, rule, topics))
    .filter(within)
}
