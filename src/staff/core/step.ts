/** A way of signing in that goes over two pages: the code after the password, and the district's own sign-in. */
export type StepKind = 'code' | 'provider'

/** For this long somebody may take between the two pages. */
export const stepMinutes = 10

/** A name at another sign-in that an account is to be linked to once she is in. */
export type Link = { readonly provider: string; readonly subject: string }

/** What is kept of such a way: the secret of it has only the browser. */
export type Step = {
  readonly kind: StepKind
  /** Who has given her password; null where that is what the way is to find out. */
  readonly account: string | null
  /** Null where there is nothing to link. */
  readonly link: Link | null
  readonly expires: Temporal.Instant
}

/** The short-lived cookie of such a way: it opens nothing by itself. */
export const stepCookieName = '__Host-lotse-staff-step'

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'

/** A line of a header that gives a browser the secret of its way. */
export const stepCookie = (secret: string): string =>
  `${stepCookieName}=${secret}; Max-Age=${stepMinutes * 60}; ${attributes}`

/** A line of a header that takes it away. */
export const noStepCookie = `${stepCookieName}=; Max-Age=0; ${attributes}`

/** The secret in a request's `Cookie` header; undefined where there is none. */
export const stepIn = (cookie: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${stepCookieName}=([\\w-]+)`).exec(cookie)?.[1]
