import type { CounsellorFile } from '../schema/counsellor.ts'
import type { District } from '../schema/district.ts'
import type { OfficeFile } from '../schema/office.ts'
import type { OfficeHoursFile } from '../schema/office-hours.ts'
import type { TeamFile } from '../schema/team.ts'
import type { Report } from './content-error.ts'
import { type Ids, showIds } from './ids.ts'

/** Checks that the kinds, town and topics of an office exist. */
export function checkOffice(id: string, office: OfficeFile, ids: Ids, report: Report): void {
  const missing = missingIn(`offices/${id}.yaml`, report)
  missing('kinds', office.kinds, ids.officeKinds, `an id from office-kinds/: ${showIds(ids.officeKinds)}`)
  missing('town', [office.town], ids.towns, `an id from towns/: ${showIds(ids.towns)}`)
  missing('topics', office.topics, ids.topics, `an id from topics/: ${showIds(ids.topics)}`)
}

/** Checks the demonstration's counsellors: ids are unique, languages and topics exist. */
export function checkCounsellors(
  counsellors: readonly CounsellorFile[],
  district: District | undefined,
  ids: Ids,
  report: Report,
): void {
  const file = 'demo/counsellors.yaml'
  const missing = missingIn(file, report)
  const spoken = new Set(district?.counsellorLanguages)
  counsellors.forEach(({ languages, topics }, index) => {
    const write = `one of counsellorLanguages in district.yaml: ${[...spoken].join(', ')}`
    if (district) missing(`${index}.languages`, languages, spoken, write)
    missing(`${index}.topics`, topics, ids.topics, `an id from topics/: ${showIds(ids.topics)}`)
  })
  checkUniqueIds(counsellors, file, report)
}

/** Checks the demonstration's office hours: ids are unique; counsellor, office and topics exist. */
export function checkOfficeHours(
  rules: readonly OfficeHoursFile[],
  counsellors: readonly CounsellorFile[] | undefined,
  ids: Ids,
  report: Report,
): void {
  const file = 'demo/office-hours.yaml'
  const missing = missingIn(file, report)
  const known = new Set(counsellors?.map(counsellor => counsellor.id))
  rules.forEach(({ counsellor, office, topics }, index) => {
    if (counsellors) missing(`${index}.counsellor`, [counsellor], known, 'an id from demo/counsellors.yaml')
    missing(`${index}.office`, office === null ? [] : [office], ids.offices, 'an id from offices/')
    missing(`${index}.topics`, topics, ids.topics, `an id from topics/: ${showIds(ids.topics)}`)
  })
  checkUniqueIds(rules, file, report)
}

/** Checks the demonstration's teams: ids are unique, members exist. */
export function checkTeams(
  teams: readonly TeamFile[],
  counsellors: readonly CounsellorFile[] | undefined,
  report: Report,
): void {
  const file = 'demo/teams.yaml'
  const missing = missingIn(file, report)
  const known = new Set(counsellors?.map(counsellor => counsellor.id))
  teams.forEach(({ members }, index) => {
    if (counsellors) missing(`${index}.members`, members, known, 'an id from demo/counsellors.yaml')
  })
  checkUniqueIds(teams, file, report)
}

function missingIn(file: string, report: Report) {
  return (field: string, names: readonly string[], among: ReadonlySet<string>, write: string): void => {
    for (const name of names) if (!among.has(name)) report({ file, field, found: name, write })
  }
}

function checkUniqueIds(entries: readonly { readonly id: string }[], file: string, report: Report): void {
  entries.forEach(({ id }, index) => {
    if (entries.findIndex(entry => entry.id === id) === index) return
    report({ file, field: `${index}.id`, found: `the id ${id} a second time`, write: 'another id' })
  })
}
