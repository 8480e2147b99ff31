import type { ClosedDay } from '../../../../booking/core/closed-days.ts'
import { districtDay } from '../../../../i18n/formats/dates.ts'
import type { RulePreview } from '../../../../server/workspace/planning.ts'

/** A day of a preview: its times as instants (epoch ms), and what is different about it. */
export interface PreviewDay {
  readonly date: string
  readonly times: readonly number[]
  readonly closed: readonly ClosedDay[]
}

/** A week of a preview, by the date of its Monday. */
export interface PreviewWeek {
  readonly monday: string
  readonly days: readonly PreviewDay[]
}

function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

/** Times and closed days of a preview, by week; weeks and days without either are left out. */
export function previewWeeks({ slots, closed }: Pick<RulePreview, 'slots' | 'closed'>): PreviewWeek[] {
  const dated = slots.map(({ start }) => start.epochMilliseconds)
  const times = Map.groupBy(dated, districtDay)
  const closings = Map.groupBy(closed, ({ date }) => date)
  const dates = [...new Set([...times.keys(), ...closings.keys()])].toSorted()
  const weeks = Map.groupBy(dates, mondayOf)
  return [...weeks].map(([monday, days]) => ({
    monday,
    days: days.map(date => ({
      date,
      times: times.get(date) ?? [],
      closed: closings.get(date) ?? [],
    })),
  }))
}
