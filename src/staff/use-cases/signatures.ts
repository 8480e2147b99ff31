import type { Actor } from '../core/account.ts'
import type { Invitation } from '../core/invitation.ts'
import type { StaffResult } from '../core/refusal.ts'
import type { Role } from '../core/role.ts'
import type { StaffSession } from '../core/session.ts'
import type { Cookies, SignedIn } from '../ports/authenticator.ts'

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

/** Opens a session under a new secret. */
export type SignIn = (input: SignInInput) => Promise<StaffResult<{ readonly cookies: Cookies }>>

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
