import { officeHoursFaults } from '../core/office-hours-faults.ts'
import type { BookingDependencies } from './dependencies.ts'
import type { FillDistrict } from './signatures.ts'

type District = Parameters<FillDistrict>[0]

const duplicates = (what: string, ids: readonly string[]): string[] =>
  ids.filter((id, place) => ids.indexOf(id) !== place).map(id => `${what} ${id} is there twice`)

const strangersIn = (teams: District['teams'], known: ReadonlySet<string>): string[] =>
  (teams ?? []).flatMap(({ id, members }) =>
    members
      .filter(member => !known.has(member))
      .map(member => `team ${id}: there is no counsellor ${member}`),
  )

const faultsOf = ({ counsellors, officeHours, teams }: District): readonly string[] => {
  const known = new Set(counsellors.map(({ id }) => id))
  const strangers = officeHours.filter(rule => !known.has(rule.counsellor))
  return [
    ...duplicates(
      'counsellor',
      counsellors.map(({ id }) => id),
    ),
    ...duplicates(
      'office hours',
      officeHours.map(({ id }) => id),
    ),
    ...duplicates(
      'team',
      (teams ?? []).map(({ id }) => id),
    ),
    ...strangersIn(teams, known),
    ...strangers.map(({ id, counsellor }) => `office hours ${id}: there is no counsellor ${counsellor}`),
    ...officeHours.flatMap(officeHoursFaults),
  ]
}

/** Fills storage with counsellors, their rules and their teams. Throws before anything is written where one of them is wrong. */
export const makeFillDistrict =
  ({ storage }: Pick<BookingDependencies, 'storage'>): FillDistrict =>
  async district => {
    const faults = faultsOf(district)
    if (faults.length > 0) throw new Error(`the district cannot be filled:\n${faults.join('\n')}`)
    await storage.fill(district)
  }
