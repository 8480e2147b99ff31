import type { Role } from './role.ts'

const everybody = ['counsellor', 'team-lead', 'editor', 'administrator'] as const

/**
 * Who may do what. A route names its action; whoever is not named may not. Administrators keep the installation and its
 * people, and read no reader's name or contact: they do not need it (Art. 5 (1) (c) GDPR).
 */
const allowed = {
  /** Her own sessions: see them, end them. */
  'manage-own-sessions': everybody,
  /** Her own password, second factor and passkeys. */
  'manage-own-security': everybody,
  /** Her own appointments and office hours, as the counsellor that her account is linked to. */
  'work-own-calendar': ['counsellor', 'team-lead'],
  'connect-own-calendar': ['counsellor', 'team-lead'],
  /** Names and contacts of the people who come to her. */
  'open-own-contact': ['counsellor', 'team-lead'],
  'work-team-calendar': ['team-lead'],
  'open-team-contact': ['team-lead'],
  'plan-own-office-hours': ['counsellor', 'team-lead'],
  'plan-team-office-hours': ['team-lead'],
  /** Office hours of anybody, as when an installation is set up. */
  'plan-office-hours': ['administrator'],
  /** Calendar addresses of offices, teams, the district, and of counsellors who ask for one. */
  'manage-feeds': ['administrator'],
  'read-numbers': ['team-lead', 'administrator'],
  'edit-boards': ['editor', 'administrator'],
  'edit-notices': ['editor', 'administrator'],
  'manage-counsellors': ['administrator'],
  'manage-teams': ['administrator'],
  'invite-staff': ['administrator'],
  /** Change, lock and delete accounts of others, and help who has lost a password or a telephone. */
  'manage-accounts': ['administrator'],
  'read-audit': ['administrator'],
  'set-retention': ['administrator'],
  'run-doctor': ['administrator'],
  'take-backup': ['administrator'],
  'export-data': ['administrator'],
  'change-secrets': ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Action = keyof typeof allowed

/** Everything that somebody may be allowed to do. */
export const actions = Object.keys(allowed) as readonly Action[]

/** Whether a role may do something. */
export const may = (role: Role, action: Action): boolean => {
  const those: readonly Role[] = allowed[action]
  return those.includes(role)
}

const again: ReadonlySet<Action> = new Set([
  'manage-own-security',
  'manage-accounts',
  'take-backup',
  'export-data',
  'change-secrets',
])

/** Whether she has to have proven in the last minutes who she is, so that an open screen is not enough. */
export const asksAgain = (action: Action): boolean => again.has(action)
