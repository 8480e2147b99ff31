import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'
import { signInPaces } from '../../../src/adapters/limits/sign-in-tries.ts'
import { pendingMinutes, provenMinutes } from '../../../src/staff/core/second-factor.ts'
import { stepCookieName, stepMinutes } from '../../../src/staff/core/step.ts'
import { makeRenewFactors } from '../../../src/staff/use-cases/renew-factors.ts'
import { codeAt } from '../../builders/authenticator-app.ts'
import { type FactorScene, theFactorScene } from '../../builders/factor-scene.ts'
import { rowsIn } from '../../builders/rows-in.ts'
import { cookieOf, databases, goodPassword, granted } from '../../builders/staff-scene.ts'

const refusal = (kind: string) => ({ ok: false, refusal: { kind } })

describe.each(databases)('the second factor on $name', ({ open }) => {
  let scene: FactorScene
  beforeEach(async () => {
    scene = theFactorScene(await open())
  })
  afterEach(() => scene.opened.close())

  test('is none before a code of the app was typed', async () => {
    const account = await scene.anAccount()
    granted(await scene.beginFactor(account.id))
    expect(granted(await scene.enter()).kind).toBe('signed-in')
    expect((await scene.readSecurity(account.id)).hasFactor).toBe(false)
  })

  test('waits half an hour for the first code of its app, then its secret is gone', async () => {
    const account = await scene.anAccount()
    const { signedIn } = await scene.inside()
    granted(await scene.beginFactor(account.id))
    const { secret } = granted(await scene.readPendingFactor(account))
    scene.clock.advance({ minutes: pendingMinutes })
    expect(await scene.readPendingFactor(account)).toEqual(refusal('factor-unknown'))
    const code = codeAt(secret, scene.clock.now())
    expect(await scene.confirmFactor(signedIn, code)).toEqual(refusal('factor-unknown'))
    await scene.sweep()
    expect(await rowsIn(scene.opened.database, 'staff_factors')).toEqual([])
    // One that is confirmed stays, and one that was begun anew has its half-hour from then.
    granted(await scene.beginFactor(account.id))
    const anew = granted(await scene.readPendingFactor(account)).secret
    granted(await scene.confirmFactor(signedIn, codeAt(anew, scene.clock.now())))
    scene.clock.advance({ minutes: pendingMinutes })
    await scene.sweep()
    expect((await scene.readSecurity(account.id)).hasFactor).toBe(true)
  })

  test('is asked for after the password, and nobody is in without it', async () => {
    const { account, secret } = await scene.withFactor()
    const answer = granted(await scene.enter())
    expect(answer.kind).toBe('code-needed')
    expect(answer.cookies).toEqual([
      expect.stringMatching(new RegExp(`^${stepCookieName}=.*HttpOnly; Secure; SameSite=Lax$`)),
    ])
    const cookie = cookieOf(answer.cookies)
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect(await scene.whatIsAwaited(cookie)).toBe('code')
    const entered = granted(await scene.enterCode(scene.nextCode(secret), cookie))
    const { account: who, session } = await scene.seen(cookieOf(entered.cookies))
    expect(who).toEqual(account)
    expect(session.factors).toBe(2)
    expect(await scene.whatIsAwaited(cookie)).toBeUndefined()
  })

  test('takes a code once, also of two who send it at the same moment', async () => {
    const { secret } = await scene.withFactor()
    // The code that turned it on has been used, too.
    expect(await scene.enterCode(codeAt(secret, scene.clock.now()), await scene.step())).toEqual(
      refusal('wrong-code'),
    )
    const code = scene.nextCode(secret)
    const [one, two] = [await scene.step(), await scene.step()]
    const answers = await Promise.all([scene.enterCode(code, one), scene.enterCode(code, two)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const former = codeAt(secret, scene.clock.now().subtract({ seconds: 30 }))
    expect(await scene.enterCode(former, await scene.step())).toEqual(refusal('wrong-code'))
  })

  test('takes each recovery code once, however it is typed', async () => {
    const { account, codes } = await scene.withFactor()
    expect(new Set(codes).size).toBe(10)
    const typed = (codes[0] ?? '')
      .toLowerCase()
      .replace(/(.{4})/g, '$1-')
      .replaceAll('0', 'o')
    granted(await scene.enterCode(typed, await scene.step()))
    expect(await scene.enterCode(codes[0] ?? '', await scene.step())).toEqual(refusal('wrong-code'))
    expect((await scene.readSecurity(account.id)).codesLeft).toBe(9)
    const { signedIn } = await scene.whoIs('')
    expect(signedIn).toBeUndefined()
    const anew = granted(await scene.makeRecoveryCodes(account.id))
    expect(await scene.enterCode(codes[1] ?? '', await scene.step())).toEqual(refusal('wrong-code'))
    granted(await scene.enterCode(anew[1] ?? '', await scene.step()))
  })

  test('leaves neither secret nor recovery codes readable in the database', async () => {
    const { secret, codes } = await scene.withFactor()
    const tables = ['staff_factors', 'staff_recovery_codes', 'staff_steps'] as const
    const step = (await scene.step()).split('=')[1] ?? ''
    const rows = JSON.stringify(await Promise.all(tables.map(table => rowsIn(scene.opened.database, table))))
    for (const hidden of [secret, step, ...codes]) expect(rows).not.toContain(hidden)
  })

  test('makes who guesses wait, also with the right code and from another way', async () => {
    const { secret } = await scene.withFactor()
    const cookie = await scene.step()
    const guesses = Array.from({ length: signInPaces.code.points + 3 }, (_, n) => `00000${n}`)
    const answers = await Promise.all(guesses.map(guess => scene.enterCode(guess, cookie)))
    const kinds = answers.map(answer => (answer.ok ? '' : answer.refusal.kind))
    expect(kinds.filter(kind => kind === 'wrong-code')).toHaveLength(signInPaces.code.points)
    expect(await scene.enterCode(scene.nextCode(secret), await scene.step())).toMatchObject(
      refusal('too-many-tries'),
    )
  })

  test('is owed for ten minutes, then she begins again; so does who made a way up', async () => {
    const { secret } = await scene.withFactor()
    const cookie = await scene.step()
    scene.clock.advance({ minutes: stepMinutes })
    expect(await scene.enterCode(codeAt(secret, scene.clock.now()), cookie)).toEqual(refusal('step-over'))
    for (const made of ['', `${stepCookieName}=`, `${stepCookieName}=made-up`])
      expect(await scene.enterCode(codeAt(secret, scene.clock.now()), made)).toEqual(refusal('step-over'))
    await scene.sweep()
    expect(await rowsIn(scene.opened.database, 'staff_steps')).toEqual([])
  })

  test('ends the other sessions when it is turned on, and is not there any more when it is turned off', async () => {
    await scene.anAccount()
    const other = await scene.inside()
    const { signedIn } = await scene.inside()
    granted(await scene.beginFactor(signedIn.account.id))
    const { secret } = granted(await scene.readPendingFactor(signedIn.account))
    granted(await scene.confirmFactor(signedIn, codeAt(secret, scene.clock.now())))
    expect((await scene.whoIs(other.cookie)).signedIn).toBeUndefined()
    expect(await scene.beginFactor(signedIn.account.id)).toEqual(refusal('factor-exists'))
    expect(await scene.readPendingFactor(signedIn.account)).toEqual(refusal('factor-unknown'))
    granted(await scene.turnOffFactor(signedIn.account.id))
    expect(granted(await scene.enter()).kind).toBe('signed-in')
    expect(await rowsIn(scene.opened.database, 'staff_recovery_codes')).toEqual([])
    const log = (await scene.opened.staff.audit(2)).map(({ what }) => what)
    expect(log).toEqual(['turned-off-factor', 'turned-on-factor'])
  })

  test('is sealed anew with a new secret, and goes on working', async () => {
    const { secret } = await scene.withFactor()
    const sealer = createSealer('another secret of more than 32 characters', [
      'a secret of at least 32 characters',
    ])
    const renewed = makeRenewFactors({ storage: scene.opened.staff, sealer })
    expect(await renewed()).toEqual({ renewed: 1, current: 0, unreadable: 0 })
    expect(await renewed()).toEqual({ renewed: 0, current: 1, unreadable: 0 })
    const alone = createSealer('another secret of more than 32 characters')
    const after = theFactorScene(scene.opened)
    Object.assign(after.needs, { sealer: alone })
    const [step, code] = [await after.step(), codeAt(secret, after.clock.now().add({ seconds: 30 }))]
    after.clock.advance({ seconds: 30 })
    expect((await after.enterCode(code, step)).ok).toBe(true)
  })
})

describe.each(databases)('proving again who she is, on $name', ({ open }) => {
  let scene: FactorScene
  beforeEach(async () => {
    scene = theFactorScene(await open())
  })
  afterEach(() => scene.opened.close())

  test('needs her password where she has no second factor, and is noted on this session alone', async () => {
    await scene.anAccount()
    const [here, there] = [await scene.inside(), await scene.inside()]
    const before = here.signedIn.session.proven
    expect(await scene.proveAgain(here.signedIn, 'wrong password', undefined)).toEqual(
      refusal('wrong-sign-in'),
    )
    scene.clock.advance({ minutes: provenMinutes })
    granted(await scene.proveAgain(here.signedIn, goodPassword, undefined))
    const { session } = await scene.seen(here.cookie)
    expect(session.proven?.epochMilliseconds).toBeGreaterThan(before?.epochMilliseconds ?? Infinity)
    expect((await scene.seen(there.cookie)).session.proven).toEqual(there.signedIn.session.proven)
  })

  test('needs her second factor where she has one; her password is not enough', async () => {
    const { signedIn, secret } = await scene.withFactor()
    expect(await scene.proveAgain(signedIn, goodPassword, undefined)).toEqual(refusal('wrong-code'))
    expect(await scene.proveAgain(signedIn, codeAt(secret, scene.clock.now()), undefined)).toEqual(
      refusal('wrong-code'),
    )
    granted(await scene.proveAgain(signedIn, scene.nextCode(secret), undefined))
  })
})
