import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieName } from '../../../src/adapters/auth/better-auth.ts'
import { signInPaces } from '../../../src/adapters/limits/sign-in-tries.ts'
import {
  cookieOf,
  databases,
  email,
  goodPassword,
  granted,
  type StaffScene,
  theScene,
} from '../../builders/staff-scene.ts'

describe.each(databases)('signing in on $name', ({ open }) => {
  let scene: StaffScene
  beforeEach(async () => {
    scene = theScene(await open())
  })
  afterEach(() => scene.opened.close())

  const enter = async (cookie = '') => cookieOf(granted(await scene.enter(goodPassword, cookie)).cookies)
  const setBack = (column: string, by: Temporal.DurationLike) =>
    sql`update staff_sessions set ${sql.ref(column)} = ${Temporal.Now.instant().subtract(by).toString({ smallestUnit: 'millisecond' })}`.execute(
      scene.opened.database,
    )

  test('opens a session for the right password, under a cookie that only this host gets', async () => {
    const account = await scene.anAccount()
    const { cookies } = granted(await scene.enter())
    expect(cookies).toHaveLength(1)
    const [line = ''] = cookies
    expect(line).toMatch(new RegExp(`^${cookieName}=`))
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax', `Max-Age=${12 * 60 * 60}`])
      expect(line).toContain(attribute)
    expect(line).not.toMatch(/domain=/i)
    const { signedIn } = await scene.whoIs(cookieOf(cookies))
    expect(signedIn?.account).toEqual(account)
    expect((await scene.listSessions(account.id)).map(({ device }) => device)).toEqual(['Firefox, Windows'])
  })

  test('says the same of a wrong password and of an address that nobody has', async () => {
    await scene.anAccount()
    const wrong = { ok: false, refusal: { kind: 'wrong-sign-in' } }
    expect(await scene.enter('another password')).toEqual(wrong)
    const input = { password: goodPassword, network: undefined, agent: null, cookie: '' }
    expect(await scene.signIn({ ...input, email: 'nobody@example.org' })).toEqual(wrong)
    expect(await scene.signIn({ ...input, email: 'no address' })).toEqual(wrong)
    expect(await scene.signIn({ ...input, email, password: 'x'.repeat(5_000) })).toEqual(wrong)
  })

  test('takes an address as it is typed, in whatever case', async () => {
    await scene.anAccount()
    const input = { password: goodPassword, network: undefined, agent: null, cookie: '' }
    expect((await scene.signIn({ ...input, email: ' Mira@Example.ORG ' })).ok).toBe(true)
  })

  test('gives a new secret each time, and ends the session that the device came with', async () => {
    await scene.anAccount()
    const planted = await enter()
    const own = await enter(planted)
    expect(own).not.toBe(planted)
    expect((await scene.whoIs(planted)).signedIn).toBeUndefined()
    expect((await scene.whoIs(own)).signedIn).toBeDefined()
  })

  test('believes no cookie that was made up or changed', async () => {
    await scene.anAccount()
    const cookie = await enter()
    for (const forged of [
      `${cookieName}=`,
      `${cookieName}=x.y`,
      cookie.slice(0, -6),
      cookie.replace('=', '=a'),
    ])
      expect((await scene.whoIs(forged)).signedIn).toBeUndefined()
    const [token = ''] = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')
    expect((await scene.whoIs(`${cookieName}=${token}`)).signedIn).toBeUndefined()
  })

  test('ends when somebody signs out, on the server too', async () => {
    await scene.anAccount()
    const cookie = await enter()
    expect(await scene.signOut(cookie)).toEqual([expect.stringContaining('Max-Age=0')])
    expect(await scene.whoIs(cookie)).toEqual({
      signedIn: undefined,
      cookies: [expect.stringContaining('Max-Age=0')],
    })
  })

  test('ends after 12 hours without use', async () => {
    await scene.anAccount()
    const cookie = await enter()
    await setBack('expires_at', { seconds: 1 })
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
  })

  test('lasts longer when it is used, and the browser is told', async () => {
    await scene.anAccount()
    const cookie = await enter()
    expect((await scene.whoIs(cookie)).cookies).toEqual([])
    // As if it had last been used eleven hours ago.
    await setBack('expires_at', { hours: -1 })
    const { signedIn, cookies } = await scene.whoIs(cookie)
    const left = signedIn?.session.expires.since(Temporal.Now.instant()).total('hours') ?? 0
    expect(left).toBeGreaterThan(11)
    expect(cookieOf(cookies)).toBe(cookie)
    expect(cookies[0]).toContain(`Max-Age=${12 * 60 * 60}`)
  })

  test('ends after seven days, however much it is used', async () => {
    const account = await scene.anAccount()
    const cookie = await enter()
    await setBack('created_at', { hours: 7 * 24 + 1 })
    expect((await scene.whoIs(cookie)).signedIn).toBeUndefined()
    expect(await scene.listSessions(account.id)).toEqual([])
    await scene.sweep()
    expect(await scene.opened.staff.sessions(account.id)).toEqual([])
  })

  test('can be ended from another device, and stands in the audit log', async () => {
    const account = await scene.anAccount()
    const [lost, here] = [await enter(), await enter()]
    const id = (await scene.whoIs(lost)).signedIn?.session.id ?? ''
    expect(await scene.endSession({ id: 'somebody else' }, id)).toEqual({
      ok: false,
      refusal: { kind: 'session-unknown' },
    })
    expect((await scene.endSession(account, id)).ok).toBe(true)
    expect((await scene.whoIs(lost)).signedIn).toBeUndefined()
    expect((await scene.whoIs(here)).signedIn).toBeDefined()
    const [newest] = await scene.opened.staff.audit(1)
    expect(newest).toMatchObject({ actor: account.id, what: 'ended-session', subject: id })
  })

  test('is limited: who guesses waits, also with the right password, and all tries at once are counted', async () => {
    await scene.anAccount()
    const most = signInPaces['address from network'].points
    const answers = await Promise.all(
      Array.from({ length: most + 5 }, (_, n) => scene.enter(`wrong password ${n}`)),
    )
    const refusals = answers.map(answer => (answer.ok ? '' : answer.refusal.kind))
    expect(refusals.filter(kind => kind === 'wrong-sign-in')).toHaveLength(most)
    expect(await scene.enter()).toMatchObject({ ok: false, refusal: { kind: 'too-many-tries' } })
    // From somewhere else she gets in: nobody can lock her out by guessing from one place.
    const elsewhere = { email, password: goodPassword, network: '203.0.113.0/24', agent: null, cookie: '' }
    expect((await scene.signIn(elsewhere)).ok).toBe(true)
  })

  test('never runs out for somebody who knows her password', async () => {
    await scene.anAccount()
    for (let time = 0; time <= signInPaces['address from network'].points; time += 1)
      expect((await scene.enter()).ok).toBe(true)
  })
})
