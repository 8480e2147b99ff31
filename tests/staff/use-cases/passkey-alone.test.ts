import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signInPaces } from '../../../src/adapters/limits/sign-in-tries.ts'
import type { Passkeys } from '../../../src/staff/ports/passkeys.ts'
import {
  makeAddPasskey,
  makeAskForPasskey,
  makeSignInByPasskey,
} from '../../../src/staff/use-cases/own-passkeys.ts'
import { codeAt } from '../../builders/authenticator-app.ts'
import { type FactorScene, theFactorScene } from '../../builders/factor-scene.ts'
import { rowsIn } from '../../builders/rows-in.ts'
import { cookieOf, databases, goodPassword, granted } from '../../builders/staff-scene.ts'

const refusal = (kind: string) => ({ ok: false, refusal: { kind } })
const answer = { response: '{}', cookie: '', origin: 'http://localhost' }
const network = '198.51.100.0/24'

describe.each(databases)('who has a passkey and no app, on $name', ({ open }) => {
  let scene: FactorScene
  beforeEach(async () => {
    scene = theFactorScene(await open())
  })
  afterEach(() => scene.opened.close())

  const database = () => scene.opened.database
  const keepKey = async (account: string, id = 'key') => {
    const key = { id, account, name: 'laptop', credential: id, public_key: 'p', counter: 0 }
    const kind = { device_type: 'singleDevice', backed_up: 0, transports: null, aaguid: null }
    await database()
      .insertInto('staff_passkeys')
      .values({ ...key, ...kind, created_at: null })
      .execute()
  }
  /** As if a device of hers had answered: what it signs is better-auth's to look at, and the browser's test shows that. */
  const withDevice = (passkeys: Partial<Passkeys>) => ({
    ...scene.needs,
    passkeys: { ...scene.needs.passkeys, ...passkeys },
  })
  const byKey = (account: string, cookie = '') =>
    makeSignInByPasskey(withDevice({ signIn: async () => ({ account, cookies: [] }) }))({
      ...{ ...answer, cookie, agent: null, network },
    })

  test('is not in with her password: it leads to her passkey, which opens the session', async () => {
    const account = await scene.anAccount()
    await keepKey(account.id)
    const given = granted(await scene.enter())
    expect(given.kind).toBe('code-needed')
    const cookie = cookieOf(given.cookies)
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect(await scene.whatIsAwaited(cookie)).toBe('passkey')
    expect(await rowsIn(database(), 'staff_sessions')).toEqual([])
    const entered = granted((await byKey(account.id, cookie)).result)
    expect((await scene.seen(cookieOf(entered.cookies))).session.factors).toBe(2)
    expect(await rowsIn(database(), 'staff_steps')).toEqual([])
  })

  test('is not in with the code of an app that was begun and never confirmed', async () => {
    const account = await scene.anAccount()
    granted(await scene.beginFactor(account.id))
    const { secret } = granted(await scene.readPendingFactor(account))
    await keepKey(account.id)
    const code = codeAt(secret, scene.clock.now())
    expect(await scene.enterCode(code, await scene.step())).toEqual(refusal('wrong-code'))
  })

  test('does not prove again by her password who she is', async () => {
    const account = await scene.anAccount()
    const { signedIn } = await scene.inside()
    await keepKey(account.id)
    expect(await scene.whatProves(account.id)).toEqual({ with: 'passkey', passkeys: true })
    expect(await scene.proveAgain(signedIn, goodPassword, undefined)).toEqual(refusal('passkey-refused'))
  })

  test('types her code where she has an app, too', async () => {
    const { account, secret } = await scene.withFactor()
    await keepKey(account.id)
    const step = await scene.step()
    expect(await scene.whatIsAwaited(step)).toBe('code')
    expect((await scene.enterCode(scene.nextCode(secret), step)).ok).toBe(true)
  })

  test('is in with her password alone after the administrator took her passkey away', async () => {
    const account = await scene.anAccount()
    await keepKey(account.id)
    granted(await scene.resetByOperator({ email: account.email, withoutFactor: true }))
    expect(granted(await scene.enter()).kind).toBe('signed-in')
  })

  test('has no passkey without its line in the log', async () => {
    const account = await scene.anAccount()
    const add = async () => {
      await keepKey(account.id)
      return { id: 'key', cookies: [] }
    }
    const [line] = await scene.opened.staff.audit(1)
    const needs = withDevice({ add })
    // A line of this id is there already.
    const tokens = { ...needs.tokens, id: () => line?.id ?? '' }
    const adding = makeAddPasskey({ ...needs, tokens })(account, { ...answer, name: 'laptop' })
    await expect(adding).rejects.toThrow()
    expect(await scene.opened.staff.passkeys(account.id)).toEqual([])
    granted((await makeAddPasskey(needs)(account, { ...answer, name: 'laptop' })).result)
    expect((await scene.opened.staff.audit(1))[0]).toMatchObject({ what: 'added-passkey', subject: 'key' })
  })

  test('is not kept out by wrong answers from another network, and questions are limited before they are kept', async () => {
    const account = await scene.anAccount()
    const most = signInPaces['network without an address'].points
    const wrong = makeSignInByPasskey(
      withDevice({ signIn: async () => ({ account: undefined, cookies: [] }) }),
    )
    for (let n = 0; n < most; n += 1) await wrong({ ...answer, agent: null, network: '203.0.113.0/24' })
    expect((await wrong({ ...answer, agent: null, network: '203.0.113.0/24' })).result).toMatchObject(
      refusal('too-many-tries'),
    )
    const ask = makeAskForPasskey(scene.needs)
    expect(await ask('203.0.113.0/24')).toMatchObject(refusal('too-many-tries'))
    expect(await rowsIn(database(), 'staff_challenges')).toEqual([])
    expect((await ask(network)).ok).toBe(true)
    expect(await rowsIn(database(), 'staff_challenges')).toHaveLength(1)
    expect((await byKey(account.id)).result.ok).toBe(true)
  })
})
