import type { Role } from './role.ts'

/** For this long the link works. */
export const invitationHours = 72

/** A place that is kept for somebody who has not chosen a password yet. */
export type Invitation = {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly counsellor: string | null
  /** The account that invited; null where the operator did. */
  readonly invitedBy: string | null
  readonly created: Temporal.Instant
  readonly expires: Temporal.Instant
  readonly used: Temporal.Instant | null
}

/** Whether the link still works. */
export const isOpen = ({ used, expires }: Invitation, now: Temporal.Instant): boolean =>
  used === null && Temporal.Instant.compare(now, expires) < 0
