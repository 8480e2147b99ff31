import type { Account } from '../core/account.ts'
import type { AuditEntry } from '../core/audit.ts'
import type { Invitation } from '../core/invitation.ts'
import type { Member } from '../core/member.ts'
import type { Passkey } from '../core/passkey.ts'
import type { StaffResult } from '../core/refusal.ts'
import type { Reset } from '../core/reset.ts'
import type { Factor } from '../core/second-factor.ts'
import type { StaffSession } from '../core/session.ts'
import type { Step, StepKind } from '../core/step.ts'

/** Changes to accounts and to what belongs to them. */
export type AccountChanges = {
  /** Writes an account with its hashed password; false where the address has one. */
  readonly addAccount: (account: Account, passwordHash: string, at: Temporal.Instant) => Promise<boolean>
  /** All accounts; until the unit of work ends, no other changes them. */
  readonly lockMembers: () => Promise<readonly Member[]>
  readonly changeAccount: (account: Pick<Account, 'id' | 'role' | 'counsellor'>) => Promise<void>
  /** Locks an account since an instant; null unlocks it. */
  readonly setLocked: (account: string, since: Temporal.Instant | null) => Promise<void>
  /** Deletes an account with everything that belongs to it, but not what it did: the log stays. */
  readonly deleteAccount: (account: string) => Promise<void>
  /** Notes the day of a sign-in. */
  readonly noteUse: (account: string, day: Temporal.PlainDate) => Promise<void>
  readonly setPassword: (account: string, hash: string, at: Temporal.Instant) => Promise<void>
  /** Links an account to its name at another sign-in; false where it, or that name, is linked already. */
  readonly link: (
    account: string,
    provider: string,
    subject: string,
    at: Temporal.Instant,
  ) => Promise<boolean>
}

/** Changes to second factors and to what is asked for them. */
export type FactorChanges = {
  /** Puts a factor that is not confirmed in the place of another such; false where there is a confirmed one. */
  readonly putFactor: (account: string, sealed: string, at: Temporal.Instant) => Promise<boolean>
  readonly confirmFactor: (account: string, at: Temporal.Instant) => Promise<boolean>
  /** Takes a factor away with its recovery codes; false where there is none. */
  readonly removeFactor: (account: string) => Promise<boolean>
  /** Uses a code's half-minute up; false where it, or a later one, was used. Of two at once, one gets true. */
  readonly useStep: (account: string, step: number) => Promise<boolean>
  /** Replaces the recovery codes of an account. */
  readonly putRecoveryCodes: (account: string, hashes: readonly string[]) => Promise<void>
  /** Uses a recovery code up; false where it is none. Of two at once, one gets true. */
  readonly useRecoveryCode: (account: string, hash: string) => Promise<boolean>
  readonly removePasskeys: (account: string) => Promise<void>
  /** False where the account has none of this id. */
  readonly removePasskey: (id: string, account: string) => Promise<boolean>
}

/** One unit of work: all of it is written or nothing. */
export type StaffTransaction = AccountChanges &
  FactorChanges & {
    readonly addInvitation: (invitation: Invitation, tokenHash: string) => Promise<void>
    /** Takes back what was sent to an address and not used yet: of several links only the newest works. */
    readonly withdrawInvitations: (email: string) => Promise<void>
    /** False where no open invitation has this id. */
    readonly withdrawInvitation: (id: string) => Promise<boolean>
    /** Uses an invitation up; false where it is used, too old or not there. Of two at once, one gets true. */
    readonly useInvitation: (id: string, now: Temporal.Instant) => Promise<boolean>
    /** Keeps a link for a new password in the place of a former one. */
    readonly putReset: (reset: Reset, tokenHash: string) => Promise<void>
    /** Makes every link for a new password of an account worthless. */
    readonly removeResets: (account: string) => Promise<void>
    /** Uses a link up; false where it is used, too old or not there. */
    readonly useReset: (id: string, now: Temporal.Instant) => Promise<boolean>
    readonly addStep: (step: Step, tokenHash: string) => Promise<void>
    /** Takes a way out; undefined where it is not there, or its time is over. Of two at once, one gets it. */
    readonly takeStep: (tokenHash: string, kind: StepKind, now: Temporal.Instant) => Promise<Step | undefined>
    /** Notes that somebody has proven in a session who she is. */
    readonly prove: (session: string, at: Temporal.Instant, factors: 1 | 2) => Promise<void>
    /** Ends a session of an account; false where that has none of this id. */
    readonly endSession: (id: string, account: string) => Promise<boolean>
    /** Ends all sessions of an account, but one where it is named. */
    readonly endSessions: (account: string, but?: string) => Promise<void>
    /** Adds a line to the audit log. There is no way to change or remove one. */
    readonly note: (entry: Omit<AuditEntry, 'what'> & { readonly what: string }) => Promise<void>
  }

/** Which lines of the audit log. */
export type AuditQuery = {
  readonly actor?: string | undefined
  readonly from?: Temporal.Instant | undefined
  readonly before?: Temporal.Instant | undefined
  readonly skip?: number | undefined
}

/** Accounts, those of them that are a counsellor's, and invitations that somebody can still take. */
export type StaffCounts = {
  readonly accounts: number
  readonly ofCounsellors: number
  readonly openInvitations: number
}

/** What was begun before these instants is over. */
export type BegunBefore = {
  readonly sessions: Temporal.Instant
  /** Factors that were not confirmed. */
  readonly factors: Temporal.Instant
}

/** What is kept about staff. */
export type StaffStorage = {
  /** Runs a unit of work; where it answers a refusal, nothing of it is kept. */
  readonly transaction: <T>(
    work: (tx: StaffTransaction) => Promise<StaffResult<T>>,
  ) => Promise<StaffResult<T>>
  readonly findAccount: (email: string) => Promise<Account | undefined>
  /** Everybody, by address. */
  readonly members: () => Promise<readonly Member[]>
  readonly findMember: (id: string) => Promise<Member | undefined>
  /** The account of a name at another sign-in. */
  readonly findLinked: (provider: string, subject: string) => Promise<string | undefined>
  /** Whether an account has a name at another sign-in. */
  readonly isLinked: (account: string, provider: string) => Promise<boolean>
  readonly findFactor: (account: string) => Promise<Factor | undefined>
  /** All factors, to seal them anew; a factor's account is its id. */
  readonly factors: () => Promise<readonly Factor[]>
  /** Puts a newly sealed text in the place of a former one; false where that is not there any more. */
  readonly resealFactor: (account: string, former: string, sealed: string) => Promise<boolean>
  readonly recoveryCodesLeft: (account: string) => Promise<number>
  readonly passkeys: (account: string) => Promise<readonly Passkey[]>
  readonly findStep: (tokenHash: string, kind: StepKind, now: Temporal.Instant) => Promise<Step | undefined>
  readonly findReset: (tokenHash: string, now: Temporal.Instant) => Promise<Reset | undefined>
  /** How many people there are and are to come: for the first steps of an installation. */
  readonly counts: (now: Temporal.Instant) => Promise<StaffCounts>
  readonly findInvitation: (tokenHash: string) => Promise<Invitation | undefined>
  /** Those that can still be used, by address. */
  readonly openInvitations: (now: Temporal.Instant) => Promise<readonly Invitation[]>
  /** The sessions of an account, the newest first; also those that are over and not swept yet. */
  readonly sessions: (account: string) => Promise<readonly StaffSession[]>
  /** Deletes sessions that are over (unused, or begun before), factors never confirmed, and links and ways that nobody can use. */
  readonly sweep: (now: Temporal.Instant, begunBefore: BegunBefore) => Promise<void>
  /** The audit log, the newest first. */
  readonly audit: (limit: number, query?: AuditQuery) => Promise<readonly AuditEntry[]>
}
