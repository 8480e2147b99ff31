import type { Account } from '../core/account.ts'

/** Cookies that go out with the answer, as lines of its header. */
export type Cookies = readonly string[]

/** Who sent a request, and through which session. */
export type SignedIn = {
  readonly account: Account
  readonly session: {
    readonly id: string
    readonly created: Temporal.Instant
    readonly expires: Temporal.Instant
  }
}

/** Passwords, and the sessions that they open. */
export type Authenticator = {
  /** A hash to keep in the place of a password. */
  readonly hash: (password: string) => Promise<string>
  /** Opens a new session, whatever the request came with; undefined where address or password is wrong. */
  readonly signIn: (who: {
    readonly email: string
    readonly password: string
    readonly device: string
  }) => Promise<{ readonly cookies: Cookies } | undefined>
  /** Who a request's `Cookie` header belongs to. Using a session makes it last longer, which the cookies tell. */
  readonly whoIs: (
    cookie: string,
  ) => Promise<{ readonly signedIn: SignedIn | undefined; readonly cookies: Cookies }>
  /** Ends the session of a `Cookie` header; without one nothing happens. The cookies take it off the device. */
  readonly signOut: (cookie: string) => Promise<Cookies>
}
