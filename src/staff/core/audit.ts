import type { Role } from './role.ts'

/** What staff do that is remembered. Signing in is not: when somebody works is nobody's business (§ 26 BDSG). */
export const auditedThings = [
  'invited',
  'accepted-invitation',
  'withdrew-invitation',
  'ended-session',
  'turned-on-factor',
  'turned-off-factor',
  'took-factor',
  'made-recovery-codes',
  'added-passkey',
  'removed-passkey',
  'changed-password',
  'made-reset',
  'used-reset',
  'linked-sign-in',
  'changed-account',
  'locked-account',
  'unlocked-account',
  'deleted-account',
  // Appointments
  'opened-contact',
  'booked',
  'moved',
  'cancelled',
  'marked-attended',
  'marked-missed',
  'handed-over',
  // Office hours
  'saved-office-hours',
  'ended-office-hours',
  'added-exception',
  'moved-exception',
  'removed-exception',
  // Calendars
  'connected-calendar',
  'disconnected-calendar',
  'retried-copies',
  'added-feed',
  'rotated-feed',
  'revoked-feed',
  'changed-mails',
  // The district
  'added-counsellor',
  'changed-counsellor',
  'let-counsellor-go',
  'saved-team',
  'joined-team',
  'left-team',
  'removed-team',
  'took-backup',
  'published-notice',
  'changed-notice',
  'ended-notice',
  'deleted-notice',
] as const

export type Audited = (typeof auditedThings)[number]

/** What a line says of somebody's place: her role, and which counsellor's calendar is hers (`team-lead im-07`). */
export const placeOf = (role: Role, counsellor: string | null): string =>
  counsellor === null ? role : `${role} ${counsellor}`

/** A line of the audit log: who did what, to what, and when. It is written once and never changed. */
export type AuditEntry = {
  readonly id: string
  readonly at: Temporal.Instant
  /** The account's id; null where the operator did it at the machine. */
  readonly actor: string | null
  readonly what: Audited
  /** The id of what it was done to. */
  readonly subject: string
  /** A word or two more, like the role that somebody was invited for; empty where there is none. */
  readonly detail: string
}
