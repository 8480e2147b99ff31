import { berlinDate } from '../../../booking/core/berlin.ts'
import type { Counsellor } from '../../../booking/core/counsellor.ts'
import { isDate } from '../../../booking/core/date-text.ts'
import type { StaffTag } from '../../../i18n/strings/staff-strings.ts'
import { staffAddress } from '../../staff-addresses.ts'

/** What the address of the calendar's page asks for. */
export interface CalendarQuery {
  readonly date: Temporal.PlainDate
  readonly monday: Temporal.PlainDate
  /** Id of a counsellor; empty: all whom she works for. */
  readonly whose: string
  /** Whether somebody was asked for whose calendar is not hers to open. */
  readonly notThere: boolean
}

/** Reads the query of the page; without one it is her own calendar and this week. */
export function calendarQuery(
  query: URLSearchParams,
  counsellors: readonly Pick<Counsellor, 'id'>[],
): CalendarQuery {
  const text = query.get('date') ?? ''
  const date =
    isDate(text) && text.length === 10 ? Temporal.PlainDate.from(text) : berlinDate(Temporal.Now.instant())
  const asked = query.get('counsellor')
  const isKnown = asked === '' || counsellors.some(({ id }) => id === asked)
  const whose = asked !== null && isKnown ? asked : (counsellors[0]?.id ?? '')
  return {
    date,
    monday: date.subtract({ days: date.dayOfWeek - 1 }),
    whose,
    notThere: asked !== null && !isKnown,
  }
}

/** The address of the page for a week and a calendar. */
export function calendarAddress({
  language,
  date,
  whose,
}: {
  readonly language: StaffTag
  /** `YYYY-MM-DD`; left out: this week. */
  readonly date?: string | undefined
  readonly whose: string
}): string {
  const more = new URLSearchParams({ ...(date && { date }), counsellor: whose })
  return `${staffAddress('calendar/', language)}&${more}`
}
