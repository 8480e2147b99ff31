import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signInPaces } from '../../../src/adapters/limits/sign-in-tries.ts'
import type { IdentityProvider, Known } from '../../../src/staff/ports/identity-provider.ts'
import { makeBeginElsewhere, makeFinishElsewhere } from '../../../src/staff/use-cases/sign-in-elsewhere.ts'
import { type FactorScene, theFactorScene } from '../../builders/factor-scene.ts'
import { rowsIn } from '../../builders/rows-in.ts'
import { cookieOf, databases, email, granted } from '../../builders/staff-scene.ts'

const refusal = (kind: string) => ({ ok: false, refusal: { kind } })
const redirect = 'http://localhost/staff/sign-in/callback/'
const mira: Known = { subject: 'person-1', email, verified: true, strong: false }

describe.each(databases)('the district’s own sign-in on $name', ({ open }) => {
  let scene: FactorScene
  beforeEach(async () => {
    scene = theFactorScene(await open())
  })
  afterEach(() => scene.opened.close())

  /** What the provider says; how it is asked is shown with a real one (tests/server/staff-elsewhere.test.ts). */
  const saying = (known: Known, to: string | undefined = 'https://provider.example/') => {
    const provider: IdentityProvider = {
      ...{ name: 'Kreis-Konto', provider: 'oidc https://provider.example' },
      ...{ begin: async () => to, finish: async () => known },
    }
    return { ...scene.needs, provider }
  }
  const comeBack = async (known: Known) => {
    const needs = saying(known)
    const cookie = cookieOf(granted(await makeBeginElsewhere(needs)(redirect, undefined)).cookies)
    return makeFinishElsewhere(needs)({ redirect, query: '', agent: null, cookie })
  }
  const linked = () => scene.opened.staff.findLinked('oidc https://provider.example', mira.subject)
  const lines = async () => (await scene.opened.staff.audit(50)).map(({ what }) => what)

  test('links nothing to an account that is locked', async () => {
    const account = await scene.anAccount()
    await scene.opened.staff.transaction(async tx => {
      await tx.setLocked(account.id, scene.clock.now())
      return { ok: true, value: null }
    })
    for (const strong of [true, false])
      expect(await comeBack({ ...mira, strong })).toEqual(refusal('wrong-sign-in'))
    expect(await linked()).toBeUndefined()
    expect(await lines()).not.toContain('linked-sign-in')
  })

  test('links an account when her session opens, not while she owes her second factor', async () => {
    const { account, secret } = await scene.withFactor()
    const given = granted(await comeBack(mira))
    expect(given.kind).toBe('code-needed')
    expect(await linked()).toBeUndefined()
    expect(await lines()).not.toContain('linked-sign-in')
    granted(await scene.enterCode(scene.nextCode(secret), cookieOf(given.cookies)))
    expect(await linked()).toBe(account.id)
    expect(await lines()).toContain('linked-sign-in')
    // From now on another name there is nobody here, before any code is asked for.
    expect(await comeBack({ ...mira, subject: 'person-2' })).toEqual(refusal('not-invited'))
  })

  test('links at once who owes nothing', async () => {
    const account = await scene.anAccount()
    expect(granted(await comeBack(mira)).kind).toBe('signed-in')
    expect(await linked()).toBe(account.id)
  })

  test('keeps no way there where it cannot be reached, or a network asks too often', async () => {
    const away = { ...saying(mira), provider: { ...saying(mira).provider, begin: async () => undefined } }
    expect(await makeBeginElsewhere(away)(redirect, undefined)).toEqual(refusal('provider-away'))
    const [begin, network] = [makeBeginElsewhere(away), '198.51.100.0/24']
    for (let n = 0; n < signInPaces['network without an address'].points; n += 1)
      await begin(redirect, network)
    expect(await makeBeginElsewhere(saying(mira))(redirect, network)).toMatchObject(refusal('too-many-tries'))
    expect(await rowsIn(scene.opened.database, 'staff_steps')).toEqual([])
  })
})
