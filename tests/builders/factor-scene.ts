import type { OpenStorage } from '../../src/adapters/sql/engine.ts'
import type { SignedIn } from '../../src/staff/ports/authenticator.ts'
import { makeEnterCode, makeWhatIsAwaited } from '../../src/staff/use-cases/enter-code.ts'
import {
  makeBeginFactor,
  makeConfirmFactor,
  makeMakeRecoveryCodes,
  makeReadPendingFactor,
  makeReadSecurity,
  makeTurnOffFactor,
} from '../../src/staff/use-cases/own-factor.ts'
import {
  makeChangePassword,
  makeMakeReset,
  makeReadReset,
  makeResetByOperator,
  makeTakeReset,
} from '../../src/staff/use-cases/passwords.ts'
import { makeProveAgain, makeWhatProves } from '../../src/staff/use-cases/prove-again.ts'
import { codeAt } from './authenticator-app.ts'
import { cookieOf, granted, theScene } from './staff-scene.ts'

/** Staff, with what secures their accounts. */
export const theFactorScene = (opened: OpenStorage) => {
  const scene = theScene(opened)
  const { needs, clock } = scene
  const own = {
    beginFactor: makeBeginFactor(needs),
    readPendingFactor: makeReadPendingFactor(needs),
    confirmFactor: makeConfirmFactor(needs),
    turnOffFactor: makeTurnOffFactor(needs),
    makeRecoveryCodes: makeMakeRecoveryCodes(needs),
    readSecurity: makeReadSecurity(needs),
    proveAgain: makeProveAgain(needs),
    whatProves: makeWhatProves(needs),
    changePassword: makeChangePassword(needs),
    makeReset: makeMakeReset(needs),
    readReset: makeReadReset(needs),
    takeReset: makeTakeReset(needs),
    resetByOperator: makeResetByOperator(needs),
    whatIsAwaited: makeWhatIsAwaited(needs),
  }
  const enterCode = (code: string, cookie: string) => makeEnterCode(needs)({ code, cookie, agent: null })
  const whoIs = async (cookie: string): Promise<SignedIn> => {
    const { signedIn } = await scene.whoIs(cookie)
    if (!signedIn) throw new Error('somebody must be signed in')
    return signedIn
  }
  /** Signed in, and with what her browser sends. */
  const inside = async () => {
    const cookie = cookieOf(granted(await scene.enter()).cookies)
    return { cookie, signedIn: await whoIs(cookie) }
  }
  /** Half a minute later, when the app shows another code. */
  const nextCode = (secret: string) => {
    clock.advance({ seconds: 30 })
    return codeAt(secret, clock.now())
  }
  /** Somebody with a second factor, who has given her password and owes the code. */
  const withFactor = async () => {
    const account = await scene.anAccount()
    const { signedIn, cookie } = await inside()
    granted(await own.beginFactor(account.id))
    const { secret } = granted(await own.readPendingFactor(account))
    const codes = granted(await own.confirmFactor(signedIn, codeAt(secret, clock.now())))
    return { account, signedIn, cookie, secret, codes }
  }
  const step = async () => cookieOf(granted(await scene.enter()).cookies)
  return { ...scene, ...own, enterCode, seen: whoIs, inside, nextCode, withFactor, step }
}

export type FactorScene = ReturnType<typeof theFactorScene>
