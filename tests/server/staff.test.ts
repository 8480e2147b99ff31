import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/staff/core/role.ts'
import { runCommand } from '../builders/command.ts'
import {
  aFormBrowser,
  firstCounsellor,
  invited as invitedTo,
  memberPassword as password,
} from '../builders/member.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()

const aBrowser = () => aFormBrowser(server)

async function invited(role: Role) {
  return invitedTo(server, role, firstCounsellor(server))
}

async function aMember(role: Role) {
  const { email, path } = await invited(role)
  const browser = aBrowser()
  await browser.post(path, { password })
  return { email, browser }
}

describe('staff, on pages without script', () => {
  it('gives readers no cookie, on no page', async () => {
    for (const path of [
      '/',
      '/de/',
      '/en/book/',
      '/en/appointment/',
      '/api/health',
      '/staff/',
      '/staff/sign-in/',
    ]) {
      const { headers } = await fetch(new URL(path, server.origin), { redirect: 'manual' })
      expect(headers.getSetCookie()).toEqual([])
    }
  })

  it('goes from a link to who is signed in, and out again', async () => {
    const { email, path } = await invited('administrator')
    const browser = aBrowser()
    expect((await browser.get('/staff/')).response.headers.get('location')).toContain('/staff/sign-in/')
    const form = await browser.get(`${path}?language=en`)
    expect(form.text).toContain(email)
    expect(form.response.headers.get('cache-control')).toBe('no-store')
    expect((await browser.post(path, { password: 'password2026' })).status).toBe(422)
    const accepted = await browser.post(path, { password })
    expect(accepted.status).toBe(303)
    expect(browser.jar.size).toBe(0)
    const entered = await browser.signIn(email)
    expect(entered.status).toBe(303)
    const [line = ''] = entered.response.headers.getSetCookie()
    expect(line).toMatch(/^__Host-lotse-staff=.*Path=\/.*HttpOnly.*Secure.*SameSite=Lax/)
    const home = await browser.get('/staff/?language=en')
    expect(home.text).toContain(`You are signed in as ${email}.`)
    expect(home.text).toContain('Your role: Administrator.')
    expect(home.response.headers.get('cache-control')).toBe('no-store')
    expect((await browser.get('/staff/')).text).toContain('Ihre Rolle: Administration.')
    const former = new Map(browser.jar)
    expect((await browser.post('/staff/sign-out/', {})).status).toBe(303)
    expect(browser.jar.size).toBe(0)
    for (const [name, value] of former) browser.jar.set(name, value)
    expect((await browser.get('/staff/')).status).toBe(303)
    expect((await browser.post(path, { password })).status).toBe(404)
  })

  it('lists where somebody is signed in, and ends it', async () => {
    const { email, browser } = await aMember('editor')
    const lost = aBrowser()
    await lost.signIn(email)
    await browser.signIn(email)
    const list = (await browser.get('/staff/sessions/?language=en')).text
    const ids = [...list.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id)
    expect(ids).toHaveLength(2)
    // The newest is the one that looks.
    expect((await browser.post('/staff/sessions/', { session: ids[1] ?? '' })).status).toBe(303)
    expect((await lost.get('/staff/')).status).toBe(303)
    expect((await browser.get('/staff/')).status).toBe(200)
    const stranger = (await aMember('administrator')).browser
    await stranger.post('/staff/sessions/', { session: ids[0] ?? '' })
    expect((await browser.get('/staff/')).status).toBe(200)
  })

  it('does nothing that another site’s page sent, and nothing by a link', async () => {
    const { email, browser } = await aMember('editor')
    await browser.signIn(email)
    const session = /value="([^"]+)"/.exec(
      (await browser.get('/staff/sessions/')).text.split('name="session"')[1] ?? '',
    )
    const { path } = await invited('editor')
    const elsewhere: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      // What an older browser says of a page in a frame without an origin, and what says nothing at all.
      { origin: 'null' },
      {},
    ]
    for (const headers of elsewhere) {
      expect((await browser.post('/staff/sign-out/', {}, headers)).status).toBe(403)
      expect((await browser.post('/staff/sessions/', { session: session?.[1] ?? '' }, headers)).status).toBe(
        403,
      )
      expect((await browser.post('/staff/sign-in/', { email, password }, headers)).status).toBe(403)
      expect((await browser.post(path, { password }, headers)).status).toBe(403)
    }
    await browser.get('/staff/sign-out/')
    expect((await browser.get('/staff/')).status).toBe(200)
    expect((await aBrowser().get(path)).status).toBe(200)
  })

  it('takes no session that somebody planted', async () => {
    const { email, browser } = await aMember('editor')
    browser.jar.set('__Host-lotse-staff', 'planted.signature')
    await browser.signIn(email)
    expect(browser.jar.get('__Host-lotse-staff')).not.toContain('planted')
    expect((await browser.get('/staff/')).status).toBe(200)
    const attacker = (await aMember('editor')).email
    const planted = aBrowser()
    await planted.signIn(attacker)
    const value = planted.jar.get('__Host-lotse-staff') ?? ''
    browser.jar.set('__Host-lotse-staff', value)
    await browser.signIn(email)
    expect(browser.jar.get('__Host-lotse-staff')).not.toBe(value)
    expect((await planted.get('/staff/')).status).toBe(303)
  })

  it('makes who guesses wait, and says for how long', async () => {
    const { email, browser } = await aMember('editor')
    for (let n = 0; n < 10; n += 1) expect((await browser.signIn(email, `wrong guess ${n}`)).status).toBe(403)
    const stopped = await browser.signIn(email)
    expect(stopped.status).toBe(429)
    expect(Number(stopped.response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(stopped.text).toContain('Too many tries')
    expect(stopped.text).not.toContain(password)
  })

  it('answers what nobody has thought of with a page, not a fault', async () => {
    const browser = aBrowser()
    expect((await browser.get('/staff/invitation/%00/')).status).toBeLessThan(500)
    expect((await browser.get('/staff/invitation/x/')).status).toBe(404)
    expect((await browser.post('/staff/sign-in/', {})).status).toBe(403)
    expect((await browser.get('/staff/sign-in')).status).toBe(308)
    expect((await browser.get('/staff/sign-in/?language=xx&notice=%3Cscript%3E')).text).not.toContain(
      '<script>',
    )
    for (const path of ['/api/auth/sign-in/email', '/api/auth/get-session', '/api/auth/sign-up/email'])
      expect((await browser.post(path, {})).status).toBe(404)
  })

  it('writes no address of staff and no link into its log', async () => {
    const { email, browser } = await aMember('editor')
    await browser.signIn(email, 'wrong guess')
    const { output, code } = await runCommand('staff-invite', ['--email', email, '--role', 'editor'], {
      LOTSE_DATA: server.data,
    })
    expect([output, code]).toEqual(['', 1])
    const refused = await runCommand('staff-invite', ['--email', 'x@example.org', '--role', 'boss'], {
      LOTSE_DATA: server.data,
    })
    expect(refused.errors).toContain('administrator')
    // The demonstration shows at its start how somebody gets in; nothing comes after that.
    const [, after = ''] = server.output().split(/feed {3}\S+/)
    expect(after).not.toMatch(/@|\/staff\/invitation/)
  })
})
