import type { CalendarTrouble } from '../../../adapters/sql/inspection/inspection.ts'
import { type Finding, findings } from './finding.ts'

const { ok, warning } = findings('calendars')

/** Whether counsellors' connected calendars can be used. */
export function checkCalendars(troubles: readonly CalendarTrouble[]): readonly Finding[] {
  if (troubles.length === 0) return [ok('no connected calendar has a fault')]
  return troubles.map(({ id, writing, reading }) => {
    const faults = [writing && `writing: ${writing}`, reading && `reading: ${reading}`].filter(Boolean)
    return warning(`${id} (${faults.join(', ')}): npm run calendar:connections says what to do`)
  })
}
