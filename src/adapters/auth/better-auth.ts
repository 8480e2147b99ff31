import { hkdfSync } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import { idleHours } from '../../staff/core/session.ts'
import { openingSessions } from './opening-sessions.ts'
import { askForVerification } from './user-verification.ts'

/**
 * A browser keeps a cookie of this name only from this very host, for every path, and over TLS (RFC 6265bis, 4.1.3.2). It
 * counts http to its own machine as secure (Safari does not): development and tests need no other cookie.
 */
export const cookieName = '__Host-lotse-staff'

/** For five minutes, between the question to a passkey and its answer. */
export const challengeCookieName = '__Host-lotse-staff-passkey'

/** Using a session makes it last longer, but not with every click. Seconds. */
const renewedEvery = 15 * 60

const created = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** better-auth's tables under our names; a migration of ours makes them. */
const tables = {
  user: {
    modelName: 'staff_accounts',
    fields: created,
    additionalFields: {
      role: { type: 'string', input: false },
      counsellor: { type: 'string', input: false, required: false },
      lockedAt: { type: 'date', fieldName: 'locked_at', input: false, required: false },
    },
  },
  account: {
    modelName: 'staff_credentials',
    fields: { userId: 'account', providerId: 'provider', accountId: 'subject', ...created },
  },
  verification: { modelName: 'staff_challenges', fields: { expiresAt: 'expires_at', ...created } },
} as const

const session = {
  modelName: 'staff_sessions',
  fields: { userId: 'account', userAgent: 'device', expiresAt: 'expires_at', ...created },
  additionalFields: {
    factors: { type: 'number', input: false, required: false },
    provenAt: { type: 'date', fieldName: 'proven_at', input: false, required: false },
  },
  // Whether somebody has to prove again who she is, is settled by us (staff/core/second-factor.ts).
  freshAge: 0,
  expiresIn: idleHours * 60 * 60,
  updateAge: renewedEvery,
} as const

const passkeys = {
  modelName: 'staff_passkeys',
  fields: {
    userId: 'account',
    publicKey: 'public_key',
    credentialID: 'credential',
    deviceType: 'device_type',
    backedUp: 'backed_up',
    createdAt: 'created_at',
  },
} as const

const attributes = { secure: true, httpOnly: true, sameSite: 'lax', path: '/' } as const

const cookies = {
  useSecureCookies: false,
  cookies: {
    session_token: { name: cookieName, attributes },
    challenge: { name: challengeCookieName, attributes },
  },
} as const

const passkeyPlugin = (siteUrl: string | undefined) =>
  passkey({
    rpID: new URL(siteUrl ?? 'http://localhost').hostname,
    rpName: 'Lotse',
    ...(siteUrl !== undefined && { origin: siteUrl }),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    schema: { passkey: passkeys },
    advanced: { webAuthnChallengeCookie: 'challenge' },
    ...askForVerification,
  })

/**
 * better-auth on a database of ours. It has no addresses of its own: nothing of it can be called from outside, and origins,
 * tries and pace are looked after where forms are read.
 */
export const openBetterAuth = <Tables>(
  database: Kysely<Tables>,
  secret: string,
  siteUrl: string | undefined,
) =>
  betterAuth({
    secret,
    baseURL: siteUrl ?? 'http://localhost',
    // The same for both engines: as "sqlite" it writes instants as ISO texts, as all our tables have them.
    // What tables it knows is no affair of the library's, which names them by texts.
    database: { db: database as Kysely<unknown>, type: 'sqlite', transaction: false },
    ...tables,
    session,
    plugins: [openingSessions, passkeyPlugin(siteUrl)],
    databaseHooks: {
      session: {
        // No address of a network is stored, not even an empty one: there is no column for it.
        create: { before: async () => ({ data: { ipAddress: undefined } }) },
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 1_024 },
    advanced: {
      ...cookies,
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    // Its log has addresses of people; what goes wrong is thrown all the same.
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
  })

export type BetterAuth = ReturnType<typeof openBetterAuth>

/** better-auth under a key of its own: with another secret, everybody signs in anew. */
export const openStaffAuth = <Tables>(
  database: Kysely<Tables>,
  secret: string,
  siteUrl: string | undefined,
): BetterAuth => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'lotse', 'staff-session', 32)).toString('base64url')
  return openBetterAuth(database, key, siteUrl)
}
