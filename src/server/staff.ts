// Puts together what staff sign in with, for the server and for commands.
import { createAuthenticator } from '../adapters/auth/authenticator.ts'
import { createCommonPasswords } from '../adapters/auth/common-passwords.ts'
import { createTokens } from '../adapters/auth/tokens.ts'
import { createSignInTries, createUnlimitedSignInTries } from '../adapters/limits/sign-in-tries.ts'
import type { OpenStorage } from '../adapters/sql/engine.ts'
import type { Environment } from '../config/environment.ts'
import { makeAcceptInvitation, makeReadInvitation } from '../staff/use-cases/accept-invitation.ts'
import type { StaffDependencies } from '../staff/use-cases/dependencies.ts'
import { makeInviteStaff } from '../staff/use-cases/invite-staff.ts'
import { makeNoteDeed } from '../staff/use-cases/note-deed.ts'
import { makeEndSession, makeListSessions, makeSweepStaff } from '../staff/use-cases/own-sessions.ts'
import { makeSignIn, makeSignOut, makeWhoIsSignedIn } from '../staff/use-cases/sign-in.ts'
import type { App } from './app.ts'

type Opened = Pick<OpenStorage, 'staff' | 'database' | 'storage'>

const needsOf = (
  { staff, database, storage }: Opened,
  { secret, siteUrl, limits }: Environment,
): StaffDependencies => ({
  clock: { now: () => Temporal.Now.instant() },
  storage: staff,
  authenticator: createAuthenticator(database, secret, siteUrl),
  tries: limits === 'on' ? createSignInTries() : createUnlimitedSignInTries(),
  tokens: createTokens(),
  isCommon: createCommonPasswords(),
  isCounsellor: async id => (await storage.counsellors()).some(counsellor => counsellor.id === id),
})

/** The use cases of staff, on an open database. */
export function makeStaff(opened: Opened, environment: Environment) {
  const needs = needsOf(opened, environment)
  const app: App['staff'] = {
    readInvitation: makeReadInvitation(needs),
    acceptInvitation: makeAcceptInvitation(needs),
    signIn: makeSignIn(needs),
    signOut: makeSignOut(needs),
    whoIsSignedIn: makeWhoIsSignedIn(needs),
    listSessions: makeListSessions(needs),
    endSession: makeEndSession(needs),
  }
  return {
    app,
    inviteStaff: makeInviteStaff(needs),
    sweepStaff: makeSweepStaff(needs),
    note: makeNoteDeed(needs),
    countStaff: () => needs.storage.counts(needs.clock.now()),
  }
}
