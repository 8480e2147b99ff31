import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthenticator } from '../../src/adapters/auth/authenticator.ts'
import { openStaffAuth } from '../../src/adapters/auth/better-auth.ts'
import { createCommonPasswords } from '../../src/adapters/auth/common-passwords.ts'
import { createOneTimeCodes } from '../../src/adapters/auth/one-time-codes.ts'
import { createPasskeys } from '../../src/adapters/auth/passkeys.ts'
import { createTokens } from '../../src/adapters/auth/tokens.ts'
import { createSealer } from '../../src/adapters/crypto/sealer.ts'
import { createSignInTries } from '../../src/adapters/limits/sign-in-tries.ts'
import type { OpenStorage } from '../../src/adapters/sql/engine.ts'
import { openPostgres } from '../../src/adapters/sql/open-postgres.ts'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import type { Account } from '../../src/staff/core/account.ts'
import type { StaffResult } from '../../src/staff/core/refusal.ts'
import type { Role } from '../../src/staff/core/role.ts'
import { makeAcceptInvitation, makeReadInvitation } from '../../src/staff/use-cases/accept-invitation.ts'
import type { StaffDependencies } from '../../src/staff/use-cases/dependencies.ts'
import { makeInviteStaff } from '../../src/staff/use-cases/invite-staff.ts'
import { makeEndSession, makeListSessions, makeSweepStaff } from '../../src/staff/use-cases/own-sessions.ts'
import { makeSignIn, makeSignOut, makeWhoIsSignedIn } from '../../src/staff/use-cases/sign-in.ts'
import { aClock } from './installation.ts'
import { aDatabase } from './postgres-databases.ts'

const aSqlite = async (): Promise<OpenStorage> => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  const opened = await openSqlite(join(folder, 'lotse.sqlite'))
  const close = async () => {
    await opened.close()
    rmSync(folder, { recursive: true })
  }
  return { ...opened, close }
}

const aPostgres = async (): Promise<OpenStorage> => {
  const { url, remove } = await aDatabase()
  const opened = await openPostgres(url)
  const close = async () => {
    await opened.close()
    await remove()
  }
  return { ...opened, close }
}

/** Both engines: staff are kept in a database only. */
export const databases = [
  { name: 'SQLite', open: aSqlite },
  { name: 'PostgreSQL', open: aPostgres },
] as const

export const goodPassword = 'drei Boote im Nebel'
export const email = 'mira@example.org'

/** The value of what was not refused. */
export const granted = <T>(result: StaffResult<T>): T => {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
}

/** What a browser sends back of the cookies that it was given. */
export const cookieOf = (lines: readonly string[]): string =>
  lines.map(line => line.split(';')[0] ?? '').join('; ')

/** Staff on an open database, at the real time: better-auth has no other. */
export const theScene = (opened: OpenStorage) => {
  const clock = aClock(Temporal.Now.instant().round('millisecond'))
  const secret = 'a secret of at least 32 characters'
  const auth = openStaffAuth(opened.database, secret, undefined)
  const needs: StaffDependencies = {
    clock,
    storage: opened.staff,
    authenticator: createAuthenticator(auth),
    codes: createOneTimeCodes(),
    sealer: createSealer(secret),
    passkeys: createPasskeys(auth),
    provider: undefined,
    tries: createSignInTries(),
    tokens: createTokens(),
    isCommon: createCommonPasswords(),
    isCounsellor: async id => id === 'c1',
  }
  const scene = {
    ...{ clock, needs, opened },
    inviteStaff: makeInviteStaff(needs),
    readInvitation: makeReadInvitation(needs),
    acceptInvitation: makeAcceptInvitation(needs),
    signIn: makeSignIn(needs),
    signOut: makeSignOut(needs),
    whoIs: makeWhoIsSignedIn(needs),
    listSessions: makeListSessions(needs),
    endSession: makeEndSession(needs),
    sweep: makeSweepStaff(needs),
  }
  const invite = async (role: Role = 'team-lead') =>
    granted(await scene.inviteStaff('operator', { email, role, counsellor: 'c1' }))
  const anAccount = async (role?: Role): Promise<Account> => {
    const { secret } = await invite(role)
    granted(await scene.acceptInvitation({ secret, password: goodPassword }))
    const account = await opened.staff.findAccount(email)
    if (!account) throw new Error('there must be an account')
    return account
  }
  const enter = (password = goodPassword, cookie = '') =>
    scene.signIn({
      email,
      password,
      cookie,
      network: '198.51.100.0/24',
      agent: 'Firefox/140.0 (Windows NT 10.0)',
    })
  return { ...scene, invite, anAccount, enter }
}

export type StaffScene = ReturnType<typeof theScene>
