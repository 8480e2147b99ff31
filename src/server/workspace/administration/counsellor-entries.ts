import type { Counsellor } from '../../../booking/core/counsellor.ts'
import type { OfficeHours } from '../../../booking/core/office-hours.ts'
import type { Team } from '../../../booking/core/team.ts'
import type { DistrictState } from '../../../booking/ports/storage.ts'
import type { ConnectionStatus, Light } from '../../../calendars/core/status.ts'

/** Until when somebody has office hours: `last` is a date (`YYYY-MM-DD`), null where there is no end. */
export type Hours =
  | { readonly kind: 'never' }
  | { readonly kind: 'ended'; readonly last: string }
  | { readonly kind: 'until'; readonly last: string | null }

/** A counsellor as administrators see her: what she offers, and what hangs on her. */
export type CounsellorEntry = Counsellor & {
  readonly teams: readonly Team[]
  /** Ids of the offices where she has office hours that have not ended. */
  readonly offices: readonly string[]
  readonly hours: Hours
  /** Of the calendar that is worst; null where none is connected. */
  readonly light: Light | null
  /** Connected calendars, calendar addresses that were made for her, and whether she gets mails. */
  readonly connections: number
  readonly feeds: number
  readonly mails: boolean
}

/** What is kept about calendars, for all counsellors. */
export type Links = {
  readonly statuses: readonly ConnectionStatus[]
  /** Feeds that are a counsellor's. */
  readonly feeds: readonly { readonly id: string; readonly target: string }[]
  readonly mailed: ReadonlySet<string>
}

const lights: readonly Light[] = ['green', 'yellow', 'red']

/** Until when rules hold, as it is on a date (`YYYY-MM-DD`). */
export const hoursOf = (rules: readonly OfficeHours[], today: string): Hours => {
  if (rules.length === 0) return { kind: 'never' }
  if (rules.some(({ validTo }) => validTo === null)) return { kind: 'until', last: null }
  const last = rules.reduce((latest, { validTo }) => (validTo && validTo > latest ? validTo : latest), '')
  return last < today ? { kind: 'ended', last } : { kind: 'until', last }
}

const lightOf = (statuses: readonly ConnectionStatus[]): Light | null =>
  lights.findLast(light => statuses.some(status => status.light === light)) ?? null

/** Everything about each counsellor, in order of their labels. */
export const counsellorEntries = (
  { counsellors, officeHours, teams }: Pick<DistrictState, 'counsellors' | 'officeHours' | 'teams'>,
  { statuses, feeds, mailed }: Links,
  today: string,
): readonly CounsellorEntry[] => {
  const entryOf = (counsellor: Counsellor): CounsellorEntry => {
    const { id } = counsellor
    const rules = officeHours.filter(rule => rule.counsellor === id)
    const present = rules.filter(({ validTo }) => validTo === null || validTo >= today)
    const own = statuses.filter(({ connection }) => connection.counsellor === id)
    return {
      ...counsellor,
      teams: teams.filter(({ members }) => members.includes(id)),
      offices: [...new Set(present.flatMap(({ office }) => (office === null ? [] : [office])))],
      hours: hoursOf(rules, today),
      light: lightOf(own),
      connections: own.length,
      feeds: feeds.filter(({ target }) => target === id).length,
      mails: mailed.has(id),
    }
  }
  const names = new Intl.Collator('de', { numeric: true })
  return counsellors.map(entryOf).toSorted((a, b) => names.compare(a.label, b.label))
}
