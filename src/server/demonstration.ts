import type { OfficeHours } from '../booking/core/office-hours.ts'
import type { Content } from '../information/loader/content.ts'

/** The Monday that fortnightly and monthly rules of the demonstration are counted from. */
const countedFrom = '2026-01-05'

/** The demonstration's counsellors, rules and teams as booking knows them. The rules have no end: it rolls with the calendar. */
export function demonstrationOf(content: Content) {
  const officeHours: OfficeHours[] = content.officeHours.map(rule => ({
    ...rule,
    validFrom: countedFrom,
    validTo: null,
  }))
  return { counsellors: content.counsellors, officeHours, teams: content.teams }
}
