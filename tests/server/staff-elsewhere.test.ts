import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aProvider, type Person, type RunningProvider } from '../builders/identity-provider.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'
import { aBrowserAt, aMemberOf, type StaffBrowser } from '../builders/staff-browser.ts'

const folder = dataFolder()
let provider: RunningProvider
let server: TestServer

beforeAll(async () => {
  provider = await aProvider()
  server = await startServer(folder.path, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'Kreis-Konto',
  })
  provider.allow(`${server.origin}/staff/sign-in/callback/`)
})
afterAll(async () => {
  await server.stop()
  await provider.close()
  folder.remove()
})

const begin = async (browser: StaffBrowser) =>
  (await browser.get('/staff/sign-in/start/?language=en')).location

/** Goes through the district's sign-in as somebody, and gives the address that she is sent back to. */
async function through(address: string, person: Person): Promise<string> {
  provider.seat(person)
  const there = aBrowserAt(provider.issuer)
  let next = address
  for (let hop = 0; hop < 8 && !next.startsWith(server.origin); hop += 1)
    next = new URL((await there.get(next)).location, provider.issuer).href
  return next
}

async function enter(person: Person, browser = aBrowserAt(server.origin)) {
  const back = await through(await begin(browser), person)
  return { browser, back, answer: await browser.get(back) }
}

const isIn = async (browser: StaffBrowser) => (await browser.get('/staff/')).status === 200

describe('the district’s own sign-in', () => {
  it('is offered by its name', async () => {
    const { text } = await aBrowserAt(server.origin).get('/staff/sign-in/?language=en')
    expect(text).toContain('Sign in with Kreis-Konto')
  })

  it('lets in who is invited, and knows her again when her address has changed', async () => {
    await aMemberOf(server, 'mira@example.org', 'editor')
    const mira = { sub: 'person-1', email: 'Mira@example.org', verified: true }
    const first = await enter(mira)
    expect(first.answer.location).toMatch(/^\/staff\/\?/)
    expect((await first.browser.get('/staff/?language=en')).text).toContain('mira@example.org')
    expect([...first.browser.jar.keys()]).toEqual(['__Host-lotse-staff'])
    const married = { sub: 'person-1', email: 'mira.other@example.org', verified: true }
    expect(await isIn((await enter(married)).browser)).toBe(true)
    // Somebody who gets her former address is somebody else.
    const heir = { sub: 'person-2', email: 'mira@example.org', verified: true }
    expect((await enter(heir)).answer.location).toContain('notice=notInvited')
  })

  it.each<Person>([
    { sub: 'person-3', email: 'stranger@example.org', verified: true },
    { sub: 'person-4', email: 'unsure@example.org', verified: false },
  ])('gives nobody an account: $email, verified $verified', async person => {
    await aMemberOf(server, `invited-${person.sub}@example.org`, 'editor')
    if (!person.verified) await aMemberOf(server, person.email, 'administrator')
    const { browser, answer } = await enter(person)
    expect(answer.location).toContain('notice=notInvited')
    expect(await isIn(browser)).toBe(false)
    expect((await browser.get(answer.location)).text).toContain('Für Sie gibt es hier kein Konto.')
  })

  it('takes an answer once, and only in the browser that began', async () => {
    await aMemberOf(server, 'once@example.org', 'editor')
    const person = { sub: 'person-5', email: 'once@example.org', verified: true }
    const victim = aBrowserAt(server.origin)
    const planted = await through(await begin(aBrowserAt(server.origin)), person)
    expect((await victim.get(planted)).location).toContain('notice=stepOver')
    await begin(victim)
    // Her own way has another state.
    expect((await victim.get(planted)).location).toContain('notice=providerRefused')
    expect(await isIn(victim)).toBe(false)
    const { browser, back } = await enter(person)
    expect(await isIn(browser)).toBe(true)
    await browser.post('/staff/sign-out/', {})
    expect((await browser.get(back)).location).toContain('notice=stepOver')
    expect(await isIn(browser)).toBe(false)
  })

  it('is refused for a wrong state, a made-up code, and a no from there', async () => {
    await aMemberOf(server, 'wrong@example.org', 'editor')
    const person = { sub: 'person-6', email: 'wrong@example.org', verified: true }
    const changes: readonly ((url: URL) => void)[] = [
      url => url.searchParams.set('state', 'another'),
      url => url.searchParams.delete('state'),
      url => url.searchParams.set('code', 'made-up'),
      url => url.searchParams.set('iss', 'https://evil.example'),
      url => {
        url.searchParams.delete('code')
        url.searchParams.set('error', 'access_denied')
      },
    ]
    for (const change of changes) {
      const browser = aBrowserAt(server.origin)
      const back = new URL(await through(await begin(browser), person))
      change(back)
      expect((await browser.get(back.href)).location).toContain('notice=providerRefused')
      expect(await isIn(browser)).toBe(false)
    }
  })

  it('ends the session that the device came with', async () => {
    const attacker = await aMemberOf(server, 'attacker@example.org', 'editor')
    await attacker.signIn('attacker@example.org')
    await aMemberOf(server, 'fixed@example.org', 'editor')
    const browser = aBrowserAt(server.origin)
    const value = attacker.jar.get('__Host-lotse-staff') ?? ''
    browser.jar.set('__Host-lotse-staff', value)
    await enter({ sub: 'person-7', email: 'fixed@example.org', verified: true }, browser)
    expect(browser.jar.get('__Host-lotse-staff')).not.toBe(value)
    expect(await isIn(browser)).toBe(true)
    expect(await isIn(attacker)).toBe(false)
  })

  it('writes nobody’s address and no code into the log', () => {
    expect(server.output()).not.toMatch(/@example\.org|code=/)
  })
})
