import type { Account } from './account.ts'
import { type Action, may } from './may.ts'

/** Whom somebody works for: counsellors by id, or all of them. */
export type Reach = readonly string[] | 'everybody'

/** What somebody may do to her own, to her team's, to anybody's. */
export type Scoped = {
  readonly own?: Action
  readonly team?: Action
  readonly everybody?: Action
}

/** What is done to things of counsellors, and by which actions somebody may do it to whose. */
export const works = {
  appointments: { own: 'work-own-calendar', team: 'work-team-calendar' },
  contacts: { own: 'open-own-contact', team: 'open-team-contact' },
  officeHours: {
    own: 'plan-own-office-hours',
    team: 'plan-team-office-hours',
    everybody: 'plan-office-hours',
  },
  calendars: { own: 'connect-own-calendar' },
  feeds: { own: 'connect-own-calendar', everybody: 'manage-feeds' },
} as const satisfies Readonly<Record<string, Scoped>>

export type Work = keyof typeof works

/** Those in the teams that a counsellor is in, herself among them; nobody where somebody is no counsellor. */
const colleaguesOf = (
  counsellor: string | null,
  teams: readonly { readonly members: readonly string[] }[],
): readonly string[] =>
  counsellor === null
    ? []
    : teams.filter(({ members }) => members.includes(counsellor)).flatMap(({ members }) => members)

/** Whose things somebody may do a work on. A team lead leads the teams that she is in herself. */
export const reachOf = (
  { role, counsellor }: Pick<Account, 'role' | 'counsellor'>,
  work: Work,
  teams: readonly { readonly members: readonly string[] }[],
): Reach => {
  const { own, team, everybody }: Scoped = works[work]
  if (everybody && may(role, everybody)) return 'everybody'
  const mine = own && counsellor !== null && may(role, own) ? [counsellor] : []
  const theirs = team && may(role, team) ? colleaguesOf(counsellor, teams) : []
  return [...new Set([...mine, ...theirs])]
}

/** Whether a reach has a counsellor. */
export const reaches = (reach: Reach, counsellor: string): boolean =>
  reach === 'everybody' || reach.includes(counsellor)
