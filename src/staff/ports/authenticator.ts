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
    /** How many factors opened it, or were given since. */
    readonly factors: 1 | 2
    /** When she last proved in this session who she is; null where she never did. */
    readonly proven: Temporal.Instant | null
  }
}

/** Passwords, and the sessions that they open. */
export type Authenticator = {
  /** A hash to keep in the place of a password. */
  readonly hash: (password: string) => Promise<string>
  /** The account that has this address and password; undefined where either is wrong, or it has no password. */
  readonly checkPassword: (who: {
    readonly email: string
    readonly password: string
  }) => Promise<string | undefined>
  /** Opens a new session for an account that there is, proven now. Whether it may have one is asked before. */
  readonly open: (session: {
    readonly account: string
    readonly device: string
    readonly factors: 1 | 2
  }) => Promise<Cookies>
  /** Who a request's `Cookie` header belongs to. Using a session makes it last longer, which the cookies tell. */
  readonly whoIs: (
    cookie: string,
  ) => Promise<{ readonly signedIn: SignedIn | undefined; readonly cookies: Cookies }>
  /** Ends the session of a `Cookie` header; without one nothing happens. The cookies take it off the device. */
  readonly signOut: (cookie: string) => Promise<Cookies>
}
