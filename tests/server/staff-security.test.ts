import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/staff/core/role.ts'
import { codeAt } from '../builders/authenticator-app.ts'
import { runCommand } from '../builders/command.ts'
import { serverForThisFile } from '../builders/server.ts'
import { aBrowserAt, aMemberOf, password, type StaffBrowser } from '../builders/staff-browser.ts'

const server = serverForThisFile({ LOTSE_SECOND_FACTOR: 'administrators' })

let people = 0
const anAddress = () => {
  people += 1
  return `member-${people}@example.org`
}

async function signedIn(role: Role) {
  const email = anAddress()
  const browser = await aMemberOf(server, email, role === 'counsellor' ? 'team-lead' : role)
  if (role === 'counsellor') write(`update staff_accounts set role = 'counsellor' where email = '${email}'`)
  await browser.signIn(email)
  return { email, browser }
}

/** Changes rows beside the running server. */
function write(statement: string): void {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { timeout: 5_000 })
  database.exec(statement)
  database.close()
}

const unprove = (email: string) =>
  write(
    `update staff_sessions set proven_at = '2020-01-01T00:00:00.000Z' where account = (select id from staff_accounts where email = '${email}')`,
  )

const now = () => Temporal.Now.instant()

/** Turns her second factor on, as the pages lead through it. */
async function turnOn(browser: StaffBrowser) {
  const begun = await browser.post('/staff/security/', { do: 'begin' })
  expect(begun.location).toContain('/staff/security/app/')
  const page = await browser.get('/staff/security/app/')
  const [, secret = ''] = /<p class="code"><bdi>([^<]+)</.exec(page.text) ?? []
  const on = await browser.post('/staff/security/app/', { code: codeAt(secret, now()) })
  expect(on.status).toBe(200)
  const codes = [...on.text.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = '']) => code)
  expect(codes).toHaveLength(10)
  return { secret, codes }
}

const forAdministrators = ['/staff/people/', '/staff/audit/']
const forEverybody = ['/staff/security/', '/staff/confirm/']

describe('the second factor, on pages without script', () => {
  it('is led to before anything else, where the district requires it', async () => {
    const { browser } = await signedIn('administrator')
    for (const path of ['/staff/', '/staff/sessions/', ...forAdministrators])
      expect((await browser.get(path)).location).toContain('/staff/security/')
    const invite = { do: 'invite', email: 'x@example.org', role: 'administrator' }
    expect((await browser.post('/staff/people/', invite)).location).toContain('/staff/security/')
    await turnOn(browser)
    expect((await browser.get('/staff/people/')).status).toBe(200)
    // It cannot be turned off, nor is there a button for it.
    expect((await browser.get('/staff/security/')).text).not.toContain('value="off"')
    expect((await browser.post('/staff/security/', { do: 'off' })).status).toBe(403)
  })

  it('is asked for at the next sign-in, with the code once, and a recovery code once', async () => {
    const { email, browser } = await signedIn('editor')
    const { codes } = await turnOn(browser)
    expect((await browser.get('/staff/security/app/')).location).toContain('/staff/security/')
    const next = aBrowserAt(server.origin)
    expect((await next.get('/staff/sign-in/code/')).location).toContain('notice=stepOver')
    expect((await next.signIn(email)).location).toContain('/staff/sign-in/code/')
    expect([...next.jar.keys()]).toEqual(['__Host-lotse-staff-step'])
    for (const path of ['/staff/', ...forEverybody])
      expect((await next.get(path)).location).toContain('/staff/sign-in/')
    expect((await next.post('/staff/sign-in/code/', { code: 'wrong' })).status).toBe(403)
    const step = new Map(next.jar)
    expect((await next.post('/staff/sign-in/code/', { code: codes[0] ?? '' })).status).toBe(303)
    expect([...next.jar.keys()]).toEqual(['__Host-lotse-staff'])
    expect((await next.get('/staff/')).status).toBe(200)
    // Neither the way nor the code opens anything a second time.
    const again = aBrowserAt(server.origin)
    for (const [name, value] of step) again.jar.set(name, value)
    expect((await again.post('/staff/sign-in/code/', { code: codes[1] ?? '' })).location).toContain(
      'stepOver',
    )
    await again.signIn(email)
    expect((await again.post('/staff/sign-in/code/', { code: codes[0] ?? '' })).status).toBe(403)
  })

  it('makes who guesses codes wait, and says for how long', async () => {
    const { email, browser } = await signedIn('editor')
    const { codes } = await turnOn(browser)
    const guesser = aBrowserAt(server.origin)
    await guesser.signIn(email)
    for (let n = 0; n < 5; n += 1)
      expect((await guesser.post('/staff/sign-in/code/', { code: `00000${n}` })).status).toBe(403)
    const stopped = await guesser.post('/staff/sign-in/code/', { code: codes[0] ?? '' })
    expect(stopped.status).toBe(429)
    expect(Number(stopped.response.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a passkey that is her only second factor', () => {
  it('is asked for after the password, with words for who cannot use it', async () => {
    const { email, browser } = await signedIn('editor')
    write(
      `insert into staff_passkeys (id, account, credential, public_key, counter, device_type, backed_up)
       select 'key', id, 'c', 'p', 0, 'singleDevice', 0 from staff_accounts where email = '${email}'`,
    )
    const next = aBrowserAt(server.origin)
    expect((await next.signIn(email)).location).toContain('/staff/sign-in/code/')
    expect([...next.jar.keys()]).toEqual(['__Host-lotse-staff-step'])
    const page = await next.get('/staff/sign-in/code/?language=en')
    expect(page.text).toContain('data-passkey="confirm"')
    expect(page.text).toContain('The administrator takes it away')
    expect(page.text).not.toContain('name="code"')
    expect((await next.post('/staff/sign-in/code/', { code: '000000' })).status).toBe(403)
    expect((await next.get('/staff/')).location).toContain('/staff/sign-in/')
    // Nor is her password enough in a session that was open before.
    unprove(email)
    const asked = await browser.get('/staff/confirm/?language=en&to=security/')
    expect(asked.text).toContain('data-passkey="confirm"')
    expect(asked.text).not.toContain('name="password"')
    expect((await browser.post('/staff/confirm/', { password })).status).toBe(403)
    expect((await browser.post('/staff/security/', { do: 'begin' })).location).toContain('/staff/confirm/')
  })
})

describe('asking again who she is', () => {
  it('comes before what an open screen must not be enough for, and goes back to our own pages only', async () => {
    const { email, browser } = await signedIn('editor')
    unprove(email)
    const first = await browser.post('/staff/security/', { do: 'begin' })
    expect(first.location).toMatch(/^\/staff\/confirm\/\?language=\w+&to=security%2F$/)
    expect((await browser.post(first.location, { password: 'not my password' })).status).toBe(403)
    const proven = await browser.post(first.location, { password })
    expect(proven.location).toMatch(/^\/staff\/security\/\?/)
    await turnOn(browser)
    for (const to of ['https://evil.example/', '//evil.example', '\\\\evil.example', '../de/', 'a\r\nb: c'])
      expect(
        (await browser.post(`/staff/confirm/?${new URLSearchParams({ to })}`, { password })).location,
      ).toMatch(/^$|^\/staff\/\?/)
  })

  it('comes before a secret for an app is shown or confirmed', async () => {
    const { email, browser } = await signedIn('editor')
    await browser.post('/staff/security/', { do: 'begin' })
    unprove(email)
    for (const answer of [
      await browser.get('/staff/security/app/'),
      await browser.post('/staff/security/app/', { code: '000000' }),
    ])
      expect(answer.location).toMatch(/^\/staff\/confirm\/\?language=\w+&to=security%2Fapp%2F$/)
    await browser.post('/staff/confirm/', { password })
    expect((await browser.get('/staff/security/app/')).status).toBe(200)
  })

  it('holds for one session', async () => {
    const { email, browser } = await signedIn('editor')
    const other = aBrowserAt(server.origin)
    await other.signIn(email)
    unprove(email)
    await browser.post('/staff/confirm/', { password })
    expect((await browser.post('/staff/security/', { do: 'begin' })).location).toContain(
      '/staff/security/app/',
    )
    expect((await other.post('/staff/security/', { do: 'begin' })).location).toContain('/staff/confirm/')
    expect((await other.post('/staff/security/passkey/', { do: 'ask' })).status).toBe(403)
  })
})

describe('accounts, on pages without script', () => {
  it('are invited, changed, helped, locked and deleted by an administrator, and all of it stands in the log', async () => {
    const { browser } = await signedIn('administrator')
    await turnOn(browser)
    const email = anAddress()
    const invited = await browser.post('/staff/people/?language=en', { do: 'invite', email, role: 'editor' })
    const [, link = ''] = /<code class="link">([^<]+)</.exec(invited.text) ?? []
    const member = aBrowserAt(server.origin)
    await member.post(new URL(link).pathname, { password })
    expect((await member.signIn(email)).status).toBe(303)
    const list = await browser.get('/staff/people/?language=en')
    const [, id = ''] = new RegExp(`/staff/people/([0-9a-f-]{36})/[^>]*>${email}`).exec(list.text) ?? []
    const person = `/staff/people/${id}/?language=en`
    expect((await browser.post(person, { do: 'change', role: 'team-lead' })).location).toContain('changed')
    expect((await member.get('/staff/')).status).toBe(303)
    const reset = await browser.post(person, { do: 'reset' })
    const [, resetLink = ''] = /<code class="link">([^<]+)</.exec(reset.text) ?? []
    const path = new URL(resetLink).pathname
    expect((await member.post(path, { password: 'password2026' })).status).toBe(422)
    expect((await member.post(path, { password: 'fünf Möwen am Kai' })).location).toContain('passwordSet')
    expect((await member.post(path, { password: 'fünf Möwen am Kai' })).status).toBe(404)
    expect((await member.signIn(email, 'fünf Möwen am Kai')).status).toBe(303)
    expect((await browser.post(person, { do: 'lock' })).location).toContain('locked')
    expect((await member.get('/staff/')).status).toBe(303)
    expect((await browser.get('/staff/audit/?language=en')).text).toContain(email)
    expect((await browser.post(person, { do: 'delete' })).location).toContain('deleted')
    const log = (await browser.get('/staff/audit/?language=en')).text
    for (const words of [
      'changed an account',
      'locked an account',
      'deleted an account',
      'set a new password',
    ])
      expect(log).toContain(words)
    expect(log).not.toContain(email)
    expect((await browser.get('/staff/people/nobody/')).location).toContain('gone')
  })

  it('get a link for a new password from the operator, too', async () => {
    const email = anAddress()
    await aMemberOf(server, email, 'editor')
    const { output, code } = await runCommand('staff-reset', ['--email', email], { LOTSE_DATA: server.data })
    expect(code).toBe(0)
    const path = new URL(output.split('\n')[0] ?? '').pathname
    expect((await aBrowserAt(server.origin).get(path)).text).toContain(email)
    const unknown = await runCommand('staff-reset', ['--email', 'nobody@example.org'], {
      LOTSE_DATA: server.data,
    })
    expect([unknown.output, unknown.code]).toEqual(['', 1])
  })

  it('are not touched by what another site’s page sent', async () => {
    const { email, browser } = await signedIn('editor')
    const made = await runCommand('staff-reset', ['--email', email], { LOTSE_DATA: server.data })
    const reset = new URL(made.output.split('\n')[0] ?? '').pathname
    const forms: readonly (readonly [string, Record<string, string>])[] = [
      ['/staff/security/', { do: 'begin' }],
      ['/staff/security/', { do: 'password', present: password, password: 'fünf Möwen am Kai' }],
      ['/staff/security/app/', { code: '000000' }],
      ['/staff/security/passkey/', { do: 'ask' }],
      ['/staff/sign-in/code/', { code: '000000' }],
      ['/staff/sign-in/passkey/', { do: 'ask' }],
      ['/staff/confirm/', { password }],
      ['/staff/people/', { do: 'invite', email: 'x@example.org', role: 'editor' }],
      ['/staff/people/x/', { do: 'lock' }],
      [reset, { password: 'fünf Möwen am Kai' }],
    ]
    for (const [path, fields] of forms)
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}])
        expect([path, (await browser.post(path, fields, headers)).status]).toEqual([path, 403])
    expect((await aBrowserAt(server.origin).signIn(email)).status).toBe(303)
  })

  it('leave nothing secret in the server’s log', () => {
    // What the demonstration prints at its start, for newcomers, is not a secret.
    const [, after = ''] = server.output().split(/feed {3}\S+/)
    expect(after).not.toMatch(/@example\.org|\/staff\/(invitation|reset)|otpauth/)
  })
})
