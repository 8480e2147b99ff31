import { berlinDate, wallClock } from './berlin.ts'
import { type Closures, type DayHours, hoursOn, noClosures } from './closures.ts'
import type { Counsellor } from './counsellor.ts'
import type { OfficeHours } from './office-hours.ts'
import { quotaOn } from './quota.ts'
import { ruleDates } from './rule-dates.ts'
import type { Slot } from './slot.ts'
import { slotId } from './slot-id.ts'

/** Half open: [from, to). */
export type Window = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

const ends = (date: Temporal.PlainDate, minutes: number, end: Temporal.Instant): boolean =>
  wallClock(date, minutes)?.epochMilliseconds === end.epochMilliseconds

const isOff = ({ off }: DayHours, from: number, to: number): boolean =>
  off.some(part => from < part.to && part.from < to)

/** On the way to a visit, the visit, and back again: then the next one may begin. */
const strideOf = ({ slotMinutes, bufferMinutes, travelMinutes }: OfficeHours): number =>
  slotMinutes + bufferMinutes + 2 * travelMinutes

/** The slots of a rule on a date on which it recurs, within the hours that it has on that date. */
export const slotsOn = (
  date: Temporal.PlainDate,
  rule: OfficeHours,
  counsellor: Counsellor,
  closures: Closures,
): readonly Slot[] => {
  const hours = hoursOn(rule, date, closures)
  if (!hours) return []
  const slots: Slot[] = []
  const topics = rule.topics.length > 0 ? rule.topics : counsellor.topics
  const quota = quotaOn(rule, date)
  const before = rule.travelMinutes
  const after = rule.bufferMinutes + rule.travelMinutes
  for (let from = hours.from; from + rule.slotMinutes <= hours.to; from += strideOf(rule)) {
    const start = wallClock(date, from)
    const end = start?.add({ minutes: rule.slotMinutes })
    // While clocks are set, a slot would not last from one of its times to the other: it is left out.
    if (!start || !end || !ends(date, from + rule.slotMinutes, end)) continue
    if (isOff(hours, from, from + rule.slotMinutes)) continue
    slots.push({
      id: slotId(rule.id, start),
      rule: rule.id,
      counsellor: rule.counsellor,
      office: rule.office,
      mode: rule.mode,
      start,
      end,
      // The same instants where nothing comes before or after: of these there are very many.
      blockedFrom: before === 0 ? start : start.subtract({ minutes: before }),
      blockedUntil: after === 0 ? end : end.add({ minutes: after }),
      seats: rule.seats,
      topics,
      quota,
    })
  }
  return slots
}

/** All slots of a rule that start in the window, taken or not, in order; none where it is for walk-ins only. */
export const slotsOf = (
  rule: OfficeHours,
  counsellor: Counsellor,
  window: Window,
  closures: Closures = noClosures,
): readonly Slot[] => {
  if (rule.access === 'walk-in' || rule.counsellor !== counsellor.id) return []
  const within = ({ start }: Slot): boolean =>
    Temporal.Instant.compare(start, window.from) >= 0 && Temporal.Instant.compare(start, window.to) < 0
  return ruleDates(rule, berlinDate(window.from), berlinDate(window.to))
    .flatMap(date => slotsOn(date, rule, counsellor, closures))
    .filter(within)
}
