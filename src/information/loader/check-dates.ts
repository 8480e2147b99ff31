import type { District } from '../schema/district.ts'
import type { GuideFacts } from '../schema/guide.ts'
import type { Translation } from './content.ts'
import type { Report } from './content-error.ts'

/** Reports days of checking that have not come yet, against today as 2026-11-22. */
export function checkGuideDates(id: string, facts: GuideFacts, today: string, report: Report): void {
  const file = `guides/${id}/guide.yaml`
  checkDay(facts.reviewed, { file, field: 'reviewed' }, today, report)
  facts.sources.forEach((source, index) => {
    checkDay(source.checked, { file, field: `sources.${index}.checked` }, today, report)
  })
}

/** Reports signatures from a day that has not come yet. */
export function checkSignatureDates(text: Translation, file: string, today: string, report: Report): void {
  for (const [section, { on }] of Object.entries(text.head.signed)) {
    checkDay(on, { file, field: `signed.${section}.on` }, today, report)
  }
}

/** Reports a check of accessibility on a day that has not come yet. */
export function checkDistrictDates(district: District, today: string, report: Report): void {
  const field = 'accessibility.lastChecked'
  checkDay(district.accessibility.lastChecked, { file: 'district.yaml', field }, today, report)
}

function checkDay(day: string, place: { file: string; field: string }, today: string, report: Report): void {
  if (day > today) report({ ...place, found: day, write: `a day that is not after today, ${today}` })
}
