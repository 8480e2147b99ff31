// Puts together what staff sign in with, for the server and for commands.
import { createAuthenticator } from '../adapters/auth/authenticator.ts'
import { openStaffAuth } from '../adapters/auth/better-auth.ts'
import { createCommonPasswords } from '../adapters/auth/common-passwords.ts'
import { createIdentityProvider } from '../adapters/auth/identity-provider.ts'
import { createOneTimeCodes } from '../adapters/auth/one-time-codes.ts'
import { createPasskeys } from '../adapters/auth/passkeys.ts'
import { createTokens } from '../adapters/auth/tokens.ts'
import { createSealer } from '../adapters/crypto/sealer.ts'
import { createSignInTries, createUnlimitedSignInTries } from '../adapters/limits/sign-in-tries.ts'
import type { OpenStorage } from '../adapters/sql/engine.ts'
import type { Environment } from '../config/environment.ts'
import { makeAcceptInvitation, makeReadInvitation } from '../staff/use-cases/accept-invitation.ts'
import type { StaffDependencies } from '../staff/use-cases/dependencies.ts'
import { makeEnterCode, makeWhatIsAwaited } from '../staff/use-cases/enter-code.ts'
import { makeInviteStaff } from '../staff/use-cases/invite-staff.ts'
import {
  makeChangeMember,
  makeDoToMember,
  makeListMembers,
  makeListOpenInvitations,
  makeWithdrawInvitation,
} from '../staff/use-cases/members.ts'
import { makeNoteDeed } from '../staff/use-cases/note-deed.ts'
import {
  makeBeginFactor,
  makeConfirmFactor,
  makeMakeRecoveryCodes,
  makeReadPendingFactor,
  makeReadSecurity,
  makeTurnOffFactor,
} from '../staff/use-cases/own-factor.ts'
import {
  makeAddPasskey,
  makeAskForPasskey,
  makeRemovePasskey,
  makeSignInByPasskey,
} from '../staff/use-cases/own-passkeys.ts'
import { makeEndSession, makeListSessions, makeSweepStaff } from '../staff/use-cases/own-sessions.ts'
import {
  makeChangePassword,
  makeMakeReset,
  makeReadReset,
  makeResetByOperator,
  makeTakeReset,
} from '../staff/use-cases/passwords.ts'
import { makeProveAgain, makeWhatProves } from '../staff/use-cases/prove-again.ts'
import { makeReadAudit } from '../staff/use-cases/read-audit.ts'
import { makeRenewFactors } from '../staff/use-cases/renew-factors.ts'
import { makeSignIn, makeSignOut, makeWhoIsSignedIn } from '../staff/use-cases/sign-in.ts'
import { makeBeginElsewhere, makeFinishElsewhere } from '../staff/use-cases/sign-in-elsewhere.ts'
import type { App } from './app.ts'

type Opened = Pick<OpenStorage, 'staff' | 'database' | 'storage'>

const needsOf = (
  { staff, database, storage }: Opened,
  { secret, formerSecrets, siteUrl, limits, oidc }: Environment,
): StaffDependencies => {
  const auth = openStaffAuth(database, secret, siteUrl)
  return {
    clock: { now: () => Temporal.Now.instant() },
    storage: staff,
    authenticator: createAuthenticator(auth),
    tries: limits === 'on' ? createSignInTries() : createUnlimitedSignInTries(),
    tokens: createTokens(),
    codes: createOneTimeCodes(),
    sealer: createSealer(secret, formerSecrets),
    passkeys: createPasskeys(auth),
    provider: oidc && createIdentityProvider(oidc),
    isCommon: createCommonPasswords(),
    isCounsellor: async id => (await storage.counsellors()).some(counsellor => counsellor.id === id),
  }
}

const signingIn = (needs: StaffDependencies) => ({
  readInvitation: makeReadInvitation(needs),
  acceptInvitation: makeAcceptInvitation(needs),
  signIn: makeSignIn(needs),
  whatIsAwaited: makeWhatIsAwaited(needs),
  enterCode: makeEnterCode(needs),
  askForPasskey: makeAskForPasskey(needs),
  signInByPasskey: makeSignInByPasskey(needs),
  beginElsewhere: makeBeginElsewhere(needs),
  finishElsewhere: makeFinishElsewhere(needs),
  signOut: makeSignOut(needs),
  whoIsSignedIn: makeWhoIsSignedIn(needs),
  readReset: makeReadReset(needs),
  takeReset: makeTakeReset(needs),
})

const ownAccount = (needs: StaffDependencies) => ({
  listSessions: makeListSessions(needs),
  endSession: makeEndSession(needs),
  whatProves: makeWhatProves(needs),
  proveAgain: makeProveAgain(needs),
  readSecurity: makeReadSecurity(needs),
  beginFactor: makeBeginFactor(needs),
  readPendingFactor: makeReadPendingFactor(needs),
  confirmFactor: makeConfirmFactor(needs),
  turnOffFactor: makeTurnOffFactor(needs),
  makeRecoveryCodes: makeMakeRecoveryCodes(needs),
  askToAddPasskey: needs.passkeys.askToAdd,
  addPasskey: makeAddPasskey(needs),
  removePasskey: makeRemovePasskey(needs),
  changePassword: makeChangePassword(needs),
})

const administration = (needs: StaffDependencies) => ({
  inviteStaff: makeInviteStaff(needs),
  listMembers: makeListMembers(needs),
  changeMember: makeChangeMember(needs),
  doToMember: makeDoToMember(needs),
  listOpenInvitations: makeListOpenInvitations(needs),
  withdrawInvitation: makeWithdrawInvitation(needs),
  makeReset: makeMakeReset(needs),
  readAudit: makeReadAudit(needs),
})

/** The use cases of staff, on an open database. */
export function makeStaff(opened: Opened, environment: Environment) {
  const needs = needsOf(opened, environment)
  const app: App['staff'] = {
    ...{ secondFactor: environment.secondFactor, elsewhere: environment.oidc?.name },
    ...signingIn(needs),
    ...ownAccount(needs),
    ...administration(needs),
    counsellors: async () => (await opened.storage.counsellors()).map(({ id, label }) => ({ id, label })),
  }
  return {
    app,
    inviteStaff: app.inviteStaff,
    resetByOperator: makeResetByOperator(needs),
    renewFactors: makeRenewFactors(needs),
    sweepStaff: makeSweepStaff(needs),
    note: makeNoteDeed(needs),
    countStaff: () => needs.storage.counts(needs.clock.now()),
  }
}
