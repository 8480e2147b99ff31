import type { Account } from '../core/account.ts'
import type { AuditEntry } from '../core/audit.ts'
import type { Invitation } from '../core/invitation.ts'
import type { StaffResult } from '../core/refusal.ts'
import type { StaffSession } from '../core/session.ts'

/** One unit of work: all of it is written or nothing. */
export type StaffTransaction = {
  /** Writes an account with its hashed password; false where the address has one. */
  readonly addAccount: (account: Account, passwordHash: string, at: Temporal.Instant) => Promise<boolean>
  readonly addInvitation: (invitation: Invitation, tokenHash: string) => Promise<void>
  /** Takes back what was sent to an address and not used yet: of several links only the newest works. */
  readonly withdrawInvitations: (email: string) => Promise<void>
  /** Uses an invitation up; false where it is used, too old or not there. Of two at once, one gets true. */
  readonly useInvitation: (id: string, now: Temporal.Instant) => Promise<boolean>
  /** Ends a session of an account; false where that has none of this id. */
  readonly endSession: (id: string, account: string) => Promise<boolean>
  /** Adds a line to the audit log. There is no way to change or remove one. */
  readonly note: (entry: Omit<AuditEntry, 'what'> & { readonly what: string }) => Promise<void>
}

/** Accounts, those of them that are a counsellor's, and invitations that somebody can still take. */
export type StaffCounts = {
  readonly accounts: number
  readonly ofCounsellors: number
  readonly openInvitations: number
}

/** What is kept about staff. */
export type StaffStorage = {
  /** Runs a unit of work; where it answers a refusal, nothing of it is kept. */
  readonly transaction: <T>(
    work: (tx: StaffTransaction) => Promise<StaffResult<T>>,
  ) => Promise<StaffResult<T>>
  readonly findAccount: (email: string) => Promise<Account | undefined>
  /** How many people there are and are to come: for the first steps of an installation. */
  readonly counts: (now: Temporal.Instant) => Promise<StaffCounts>
  readonly findInvitation: (tokenHash: string) => Promise<Invitation | undefined>
  /** The sessions of an account, the newest first; also those that are over and not swept yet. */
  readonly sessions: (account: string) => Promise<readonly StaffSession[]>
  /** Deletes sessions that are over (unused, or begun before), and invitations that nobody can use. */
  readonly sweep: (now: Temporal.Instant, begunBefore: Temporal.Instant) => Promise<void>
  /** The audit log, the newest first. */
  readonly audit: (limit: number) => Promise<readonly AuditEntry[]>
}
