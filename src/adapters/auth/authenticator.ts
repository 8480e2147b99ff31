import { isAPIError } from 'better-auth/api'
import { isRole } from '../../staff/core/role.ts'
import { isOver } from '../../staff/core/session.ts'
import type { Authenticator, Cookies, SignedIn } from '../../staff/ports/authenticator.ts'
import { type BetterAuth, cookieName } from './better-auth.ts'

type Found = NonNullable<Awaited<ReturnType<BetterAuth['api']['getSession']>>>

const isOurs = (line: string): boolean => line.startsWith(`${cookieName}=`)

/** better-auth clears cookies of features that are off, too. */
const cookiesIn = (headers: Headers): Cookies => headers.getSetCookie().filter(isOurs)

const taken = `${cookieName}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`

const instantOf = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime())

const signedInOf = ({ user, session }: Found): SignedIn => {
  if (!isRole(user.role)) throw new Error(`the account ${user.id} has no role that there is`)
  return {
    account: { id: user.id, email: user.email, role: user.role, counsellor: user.counsellor ?? null },
    session: {
      id: session.id,
      created: instantOf(session.createdAt),
      expires: instantOf(session.expiresAt),
      factors: session.factors === 2 ? 2 : 1,
      proven: session.provenAt ? instantOf(new Date(session.provenAt)) : null,
    },
  }
}

/** Refusals are 401; behind any other there is a fault, and what caused it says more than better-auth does. */
const refusalOrThrow = (error: unknown): undefined => {
  if (isAPIError(error) && error.statusCode === 401) return undefined
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}

const whoIs = async (auth: BetterAuth, cookie: string): ReturnType<Authenticator['whoIs']> => {
  if (!cookie.includes(`${cookieName}=`)) return { signedIn: undefined, cookies: [] }
  const found = await auth.api
    .getSession({ headers: new Headers({ cookie }), returnHeaders: true })
    .catch(refusalOrThrow)
  if (!found?.response) return { signedIn: undefined, cookies: [taken] }
  const signedIn = signedInOf(found.response)
  // better-auth would let a session that is used go on for ever.
  if (found.response.user.lockedAt || isOver(signedIn.session, Temporal.Now.instant()))
    return { signedIn: undefined, cookies: [taken] }
  return { signedIn, cookies: cookiesIn(found.headers) }
}

const signOut = async (auth: BetterAuth, cookie: string): Promise<Cookies> => {
  if (cookie.includes(`${cookieName}=`))
    await auth.api.signOut({ headers: new Headers({ cookie }) }).catch(refusalOrThrow)
  return [taken]
}

/** The account of an address and a password. Who has neither costs as much time as who has a wrong one. */
const checkPassword = async (
  auth: BetterAuth,
  email: string,
  password: string,
): Promise<string | undefined> => {
  const { internalAdapter, password: hashing } = await auth.$context
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
  const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password
  if (!found || !hash) {
    await hashing.hash(password)
    return undefined
  }
  return (await hashing.verify({ hash, password })) ? found.user.id : undefined
}

/**
 * Signs in with better-auth, on the tables of migrations 011 and 012. The secret signs cookies: with another one, everybody signs in
 * anew.
 */
export const createAuthenticator = (auth: BetterAuth): Authenticator => ({
  hash: async password => (await auth.$context).password.hash(password),
  checkPassword: ({ email, password }) => checkPassword(auth, email, password),
  open: async ({ account, device, factors }) => {
    const headers = new Headers({ 'user-agent': device })
    const opened = await auth.api.openSession({ body: { account, factors }, headers, returnHeaders: true })
    return cookiesIn(opened.headers)
  },
  whoIs: cookie => whoIs(auth, cookie),
  signOut: cookie => signOut(auth, cookie),
})
