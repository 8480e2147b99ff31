import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { resetHours } from '../../../src/staff/core/reset.ts'
import { roles } from '../../../src/staff/core/role.ts'
import { type FactorScene, theFactorScene } from '../../builders/factor-scene.ts'
import { rowsIn } from '../../builders/rows-in.ts'
import { databases, email, goodPassword, granted } from '../../builders/staff-scene.ts'

const refusal = (kind: string) => ({ ok: false, refusal: { kind } })
const another = 'fünf Möwen am Kai'

describe.each(databases)('a forgotten password on $name', ({ open }) => {
  let scene: FactorScene
  beforeEach(async () => {
    scene = theFactorScene(await open())
  })
  afterEach(() => scene.opened.close())

  test('is replaced by a link that works once, and ends all her sessions', async () => {
    const account = await scene.anAccount()
    const { cookie } = await scene.inside()
    const { secret } = granted(await scene.makeReset('operator', account.id))
    expect(granted(await scene.readReset(secret)).email).toBe(email)
    const take = () => scene.takeReset({ secret, password: another })
    const answers = await Promise.all([take(), take()])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await take()).toEqual(refusal('reset-unknown'))
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect(await scene.enter(goodPassword)).toEqual(refusal('wrong-sign-in'))
    expect((await scene.enter(another)).ok).toBe(true)
    expect(JSON.stringify(await rowsIn(scene.opened.database, 'staff_audit'))).not.toContain(secret)
  })

  test('has a link for 24 hours, and a newer one makes it worthless', async () => {
    const account = await scene.anAccount()
    const former = granted(await scene.makeReset('operator', account.id))
    const newer = granted(await scene.makeReset('operator', account.id))
    expect(JSON.stringify(await rowsIn(scene.opened.database, 'staff_resets'))).not.toContain(newer.secret)
    expect(await scene.readReset(former.secret)).toEqual(refusal('reset-unknown'))
    expect((await scene.takeReset({ secret: newer.secret, password: 'password2026' })).ok).toBe(false)
    scene.clock.advance({ hours: resetHours })
    expect(await scene.takeReset({ secret: newer.secret, password: another })).toEqual(
      refusal('reset-unknown'),
    )
    await scene.sweep()
    expect(await rowsIn(scene.opened.database, 'staff_resets')).toEqual([])
  })

  test('does not take the second factor with it, unless the operator says so', async () => {
    const { account } = await scene.withFactor()
    const { secret } = granted(await scene.resetByOperator({ email, withoutFactor: false }))
    granted(await scene.takeReset({ secret, password: another }))
    expect(granted(await scene.enter(another)).kind).toBe('code-needed')
    granted(await scene.resetByOperator({ email: ` ${email.toUpperCase()}`, withoutFactor: true }))
    expect(granted(await scene.enter(another)).kind).toBe('signed-in')
    expect(await scene.resetByOperator({ email: 'nobody@example.org', withoutFactor: false })).toEqual(
      refusal('account-unknown'),
    )
    const [newest] = await scene.opened.staff.audit(1)
    expect(newest).toMatchObject({ actor: null, what: 'made-reset', subject: account.id })
  })

  test.each(roles)('gets no link from %s unless she may', async role => {
    const account = await scene.anAccount()
    expect((await scene.makeReset({ id: 'a1', role }, account.id)).ok).toBe(role === 'administrator')
  })

  test('has no link any more once the password was changed by who knows it', async () => {
    const account = await scene.anAccount()
    const { signedIn } = await scene.inside()
    const { secret } = granted(await scene.makeReset('operator', account.id))
    const input = { present: goodPassword, next: another, network: undefined }
    granted(await scene.changePassword(signedIn, input))
    expect(await scene.readReset(secret)).toEqual(refusal('reset-unknown'))
    expect(await rowsIn(scene.opened.database, 'staff_resets')).toEqual([])
  })

  test('can be changed by who knows the present one; other sessions end, this one stays', async () => {
    await scene.anAccount()
    const [lost, here] = [await scene.inside(), await scene.inside()]
    const change = (present: string, next: string) =>
      scene.changePassword(here.signedIn, { present, next, network: undefined })
    expect(await change('not my password', another)).toEqual(refusal('wrong-sign-in'))
    expect((await change(goodPassword, 'kurz')).ok).toBe(false)
    granted(await change(goodPassword, another))
    expect((await scene.whoIs(lost.cookie)).signedIn).toBeUndefined()
    expect((await scene.whoIs(here.cookie)).signedIn).toBeDefined()
    expect((await scene.enter(another)).ok).toBe(true)
  })
})
