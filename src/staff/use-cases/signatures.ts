import type { Account, Actor } from '../core/account.ts'
import type { AuditEntry } from '../core/audit.ts'
import type { Invitation } from '../core/invitation.ts'
import type { Member } from '../core/member.ts'
import type { Passkey } from '../core/passkey.ts'
import type { StaffResult } from '../core/refusal.ts'
import type { Role } from '../core/role.ts'
import type { StaffSession } from '../core/session.ts'
import type { Cookies, SignedIn } from '../ports/authenticator.ts'
import type { Asked, PasskeyAnswer } from '../ports/passkeys.ts'

export type InviteInput = {
  readonly email: string
  readonly role: Role
  readonly counsellor: string | null
}

/** Keeps a place for somebody. The secret belongs into her link; it is stored nowhere. A former link stops working. */
export type InviteStaff = (
  actor: Actor,
  input: InviteInput,
) => Promise<StaffResult<{ readonly secret: string; readonly invitation: Invitation }>>

/** The invitation of a link, as long as it works. */
export type ReadInvitation = (secret: string) => Promise<StaffResult<Invitation>>

/** Makes an account of an invitation, once. */
export type AcceptInvitation = (input: {
  readonly secret: string
  readonly password: string
}) => Promise<StaffResult<{ readonly email: string }>>

export type SignInInput = {
  readonly email: string
  readonly password: string
  /** Where the request came from, as far as that is counted. */
  readonly network: string | undefined
  /** The request's `User-Agent`; two words of it are kept. */
  readonly agent: string | null
  /** The request's `Cookie`: a session in it is ended. */
  readonly cookie: string
}

/** She is in, or owes her second factor; the cookies go out with the answer. */
export type Entered = { readonly kind: 'signed-in' | 'code-needed'; readonly cookies: Cookies }

/** Opens a session under a new secret, or asks for the second factor first. */
export type SignIn = (input: SignInInput) => Promise<StaffResult<Entered>>

/** Which second factor a browser owes that has given a first one; undefined where it has given none. */
export type WhatIsAwaited = (cookie: string) => Promise<'code' | 'passkey' | undefined>

/** Opens a session with a code of the app, or with a recovery code. */
export type EnterCode = (input: {
  readonly code: string
  readonly agent: string | null
  readonly cookie: string
}) => Promise<StaffResult<Entered>>

export type SignOut = (cookie: string) => Promise<Cookies>

/** Who sent a request. The cookies are to go out with the answer, also where nobody is signed in. */
export type WhoIsSignedIn = (
  cookie: string,
) => Promise<{ readonly signedIn: SignedIn | undefined; readonly cookies: Cookies }>

/** Where somebody is signed in now. */
export type ListSessions = (account: string) => Promise<readonly StaffSession[]>

/** Ends one of somebody's own sessions. */
export type EndSession = (actor: { readonly id: string }, session: string) => Promise<StaffResult<null>>

/** Deletes what is over: sessions, invitations. */
export type SweepStaff = () => Promise<void>

/** With what somebody proves who she is; a passkey does as well, where she has one, and it alone where she has nothing else. */
export type WhatProves = (
  account: string,
) => Promise<{ readonly with: 'code' | 'passkey' | 'password'; readonly passkeys: boolean }>

/** Asks somebody who is signed in again who she is. It holds for some minutes, in this session. */
export type ProveAgain = (
  signedIn: SignedIn,
  typed: string,
  network: string | undefined,
) => Promise<StaffResult<null>>

/** How an account is secured. */
export type ReadSecurity = (account: string) => Promise<{
  readonly hasFactor: boolean
  readonly codesLeft: number
  readonly passkeys: readonly Passkey[]
}>

/** Makes a secret for an app. */
export type BeginFactor = (account: string) => Promise<StaffResult<null>>

/** The secret, as long as it is not confirmed. */
export type ReadPendingFactor = (
  account: Pick<Account, 'id' | 'email'>,
) => Promise<StaffResult<{ readonly secret: string; readonly address: string }>>

/** Turns the second factor on; the recovery codes are given once. */
export type ConfirmFactor = (signedIn: SignedIn, code: string) => Promise<StaffResult<readonly string[]>>

export type TurnOffFactor = (account: string) => Promise<StaffResult<null>>

/** New recovery codes in the place of the former. */
export type MakeRecoveryCodes = (account: string) => Promise<StaffResult<readonly string[]>>

/** What came of a passkey's answer; the cookies go out also where it was refused. */
export type Answered<T> = { readonly result: StaffResult<T>; readonly cookies: Cookies }

export type AskToAddPasskey = (cookie: string) => Promise<Asked>

export type AddPasskey = (
  actor: { readonly id: string },
  answer: PasskeyAnswer & { readonly name: string },
) => Promise<Answered<null>>

export type RemovePasskey = (actor: { readonly id: string }, passkey: string) => Promise<StaffResult<null>>
export type AskForPasskey = (network: string | undefined) => Promise<StaffResult<Asked>>

/** Opens a session by a passkey; `expected` is who is signed in already and proves again who she is. */
export type SignInByPasskey = (
  answer: PasskeyAnswer & {
    readonly agent: string | null
    readonly network: string | undefined
    readonly expected?: string | undefined
  },
) => Promise<Answered<Entered>>

/** Sends somebody to the district's own sign-in, which sends her back to `redirect`. */
export type BeginElsewhere = (
  redirect: string,
  network: string | undefined,
) => Promise<StaffResult<{ readonly to: string; readonly cookies: Cookies }>>

/** Takes somebody who comes back from there, if she is invited. */
export type FinishElsewhere = (input: {
  readonly redirect: string
  readonly query: string
  readonly agent: string | null
  readonly cookie: string
}) => Promise<StaffResult<Entered>>

/** Changes one's own password; her other sessions end, and links for a forgotten one stop working. */
export type ChangePassword = (
  signedIn: SignedIn,
  input: { readonly present: string; readonly next: string; readonly network: string | undefined },
) => Promise<StaffResult<null>>

/** A link for a forgotten password. The secret belongs into it; it is stored nowhere. A former link stops working. */
export type MakeReset = (actor: Actor, account: string) => Promise<StaffResult<{ readonly secret: string }>>

export type ResetByOperator = (input: {
  readonly email: string
  readonly withoutFactor: boolean
}) => Promise<StaffResult<{ readonly secret: string }>>

/** Whose link it is, as long as it works. */
export type ReadReset = (
  secret: string,
) => Promise<StaffResult<{ readonly id: string; readonly account: string; readonly email: string }>>

/** Sets a new password with a link, once; all her sessions end. */
export type TakeReset = AcceptInvitation

export type By = Pick<Account, 'id' | 'role'>

export type ListMembers = (actor: By) => Promise<StaffResult<readonly Member[]>>

export type ChangeMember = (
  actor: By,
  account: Pick<Account, 'id' | 'role' | 'counsellor'>,
) => Promise<StaffResult<null>>

/** Nobody locks or deletes herself, nor the last administrator. */
export type DoToMember = (
  actor: By,
  account: string,
  deed: 'lock' | 'unlock' | 'delete' | 'take-factor',
) => Promise<StaffResult<null>>

export type ListOpenInvitations = (actor: By) => Promise<StaffResult<readonly Invitation[]>>

export type WithdrawInvitation = (actor: By, invitation: string) => Promise<StaffResult<null>>

/** A page of the audit log, the newest first; `month` is like 2026-11. */
export type ReadAudit = (
  actor: By,
  query: { readonly person?: string | undefined; readonly month?: string | undefined; readonly page: number },
) => Promise<
  StaffResult<{
    readonly lines: readonly AuditEntry[]
    /** Everybody who has an account now, to name her by her address. */
    readonly people: readonly Member[]
    readonly more: boolean
  }>
>
