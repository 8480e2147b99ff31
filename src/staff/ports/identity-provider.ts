/** What the district's own sign-in says of somebody. */
export type Known = {
  readonly subject: string
  readonly email: string | undefined
  /** Whether it has made sure that the address is hers. */
  readonly verified: boolean
  /** Whether it says that she gave more than a password (`amr` with `mfa`). */
  readonly strong: boolean
}

/** The district's own sign-in (OpenID Connect). */
export type IdentityProvider = {
  /** What the button calls it. */
  readonly name: string
  /** What an account's link to it is kept under; another issuer is another one. */
  readonly provider: string
  /** Where to send a browser; `token` is the secret of its way. Undefined where it cannot be reached. */
  readonly begin: (token: string, redirect: string) => Promise<string | undefined>
  /** Who came back with this query; undefined where the answer is not right for this way. */
  readonly finish: (token: string, redirect: string, query: string) => Promise<Known | undefined>
}
