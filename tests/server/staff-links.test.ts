// Counsellors connect their own calendars and hand out addresses by forms, without script.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMember, firstCounsellor } from '../builders/member.ts'
import { freePort, type Radicale, startRadicale } from '../builders/radicale.ts'
import { serverForThisFile } from '../builders/server.ts'

/** Mails need the public address; the server is reached at its own all the same. */
const port = await freePort()
const started = serverForThisFile({
  ...{ CALENDAR_ADDRESSES: 'any', LOTSE_LIMITS: 'off', PORT: String(port) },
  ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'termine@auental.example.org' },
  SITE_URL: 'https://lotse.example.org',
})
const server = { origin: `http://127.0.0.1:${port}`, data: started.data }
type Member = Awaited<ReturnType<typeof aMember>>

let radicale: Radicale
let amira: Member
let colleague: Member
let administrator: Member

const rows = (query: string): Record<string, unknown>[] => {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const found = database.prepare(query).all()
  database.close()
  return found
}
const logged = () =>
  rows('select what, subject, detail from staff_audit order by at').map(row =>
    [row.what, row.detail].filter(Boolean).join(' '),
  )
const idIn = (location: string | null) => /(?:connections|feeds)\/([\w-]+)\//.exec(location ?? '')?.[1] ?? ''

beforeAll(async () => {
  radicale = await startRadicale()
  const all = rows('select id from counsellors order by id').map(({ id }) => String(id))
  amira = await aMember(server, 'counsellor', firstCounsellor(server))
  colleague = await aMember(server, 'team-lead', all[1])
  administrator = await aMember(server, 'administrator')
})
afterAll(() => radicale.remove())

const form = (changes: object = {}) => {
  const { address, user, password } = radicale.account()
  return Object.entries({ address, user, password, stale: 'keep', ...changes })
}
const both = [
  ['use', 'write'],
  ['use', 'read'],
] as const
const connectBy = ({ browser }: Member, changes: object = {}) =>
  browser.post('/staff/calendars/connect/?language=en', [...form(changes), ...both])

describe('a counsellor who connects her calendar', () => {
  it('reads in words what is wrong, and never her password', async () => {
    const refused = await connectBy(amira, { password: 'not-this-one' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('refuses the user name or the password')
    expect(refused.text).not.toContain('not-this-one')
    const empty = await amira.browser.post('/staff/calendars/connect/?language=en', { address: 'x y' })
    expect(empty.status).toBe(422)
    for (const words of ['That is no address', 'user name is missing', 'password is missing', 'at least one'])
      expect(empty.text).toContain(words)
    const gone = await connectBy(amira, { address: `${radicale.origin}/amira/nowhere/` })
    expect(gone.status).toBe(303)
    expect(rows('select id from connections')).toHaveLength(1)
    const id = idIn(gone.response.headers.get('location'))
    await amira.browser.post(`/staff/calendars/connections/${id}/`, { do: 'disconnect' })
  })

  it('chooses where an account has several, without typing her password again', async () => {
    radicale.addCalendar('privat', 'Privat', 'VEVENT')
    const several = await connectBy(amira, { address: `${radicale.origin}/amira/` })
    expect(several.response.headers.get('location')).toContain('/staff/calendars/choose/')
    const page = await amira.browser.get('/staff/calendars/choose/?language=en')
    expect(page.text).toContain('Privat')
    expect(page.text).not.toContain(radicale.account().password)
    const missing = await amira.browser.post('/staff/calendars/choose/?language=en', {})
    expect(missing).toMatchObject({ status: 422, text: expect.stringContaining('Choose a calendar.') })
    const elsewhere = await amira.browser.post('/staff/calendars/choose/', {
      address: 'https://elsewhere.example/',
    })
    expect(elsewhere.response.headers.get('location')).toContain('forgotten')
    const { address } = radicale.account()
    const chosen = await amira.browser.post('/staff/calendars/choose/?language=en', { address })
    expect(chosen.response.headers.get('location')).toMatch(/connections\/.*notice=connected/)
    expect((await amira.browser.get('/staff/calendars/choose/')).status).toBe(303)
  })

  it('sees how it is, gives it a new password, and says what happens when it cannot be read', async () => {
    const [row] = rows('select id from connections')
    const path = `/staff/calendars/connections/${row?.id}/?language=en`
    expect((await amira.browser.get('/staff/calendars/?language=en')).text).toContain('All is well')
    radicale.changePassword('another one')
    const tried = await amira.browser.post(path, { do: 'try' })
    expect(tried.response.headers.get('location')).toContain('notice=tried')
    const red = await amira.browser.get(path)
    expect(red.text).toContain('Please do something')
    expect(red.text).toContain('new app password')
    const wrong = await amira.browser.post(path, { do: 'password', password: 'still wrong', user: '' })
    expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('refuses the user name') })
    await amira.browser.post(path, { do: 'password', password: 'another one', user: '' })
    await expect.poll(async () => (await amira.browser.get(path)).text).toContain('All is well')
    await amira.browser.post(path, { do: 'stale', stale: 'close' })
    expect(rows('select when_stale from connections')).toEqual([{ when_stale: 'close' }])
  })

  it('is told where a calendar is connected already, and not whose it is', async () => {
    const again = await connectBy(colleague, { password: 'another one' })
    expect(again).toMatchObject({ status: 422, text: expect.stringContaining('is connected already') })
    expect(again.text).not.toContain(firstCounsellor(server))
  })

  it('is alone with it: nobody else finds it, not by its id either', async () => {
    const [row] = rows('select id from connections')
    const path = `/staff/calendars/connections/${row?.id}/`
    for (const { browser } of [colleague]) {
      expect((await browser.get(path)).status).toBe(404)
      expect((await browser.get('/staff/calendars/')).text).not.toContain(String(row?.id))
      for (const act of ['try', 'stale', 'password', 'disconnect'])
        expect((await browser.post(path, { do: act, password: 'x' })).status).toBe(404)
    }
    expect((await administrator.browser.get(path)).status).toBe(403)
    expect((await administrator.browser.post(path, { do: 'disconnect' })).status).toBe(403)
    expect((await administrator.browser.get('/staff/calendars/connect/')).status).toBe(403)
    expect((await administrator.browser.get('/staff/calendars/')).text).not.toContain(String(row?.id))
    expect(rows('select id from connections')).toHaveLength(1)
  })

  it('does nothing that another site asks for', async () => {
    const [row] = rows('select id from connections')
    const path = `/staff/calendars/connections/${row?.id}/`
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await amira.browser.post(path, { do: 'disconnect' }, foreign)).status).toBe(403)
    expect(rows('select id from connections')).toHaveLength(1)
  })

  it('disconnects it, and is told how many copies stay behind', async () => {
    const [row] = rows('select id from connections')
    const path = `/staff/calendars/connections/${row?.id}/`
    const ended = await amira.browser.post(path, { do: 'disconnect' })
    expect(ended.response.headers.get('location')).toMatch(/notice=disconnected&count=0$/)
    expect((await amira.browser.post(path, { do: 'disconnect' })).status).toBe(404)
    expect(rows('select id from connections')).toEqual([])
  })
})

describe('a calendar address', () => {
  it('is made, replaced and switched off by the counsellor whose it is, and by nobody of her colleagues', async () => {
    const made = await amira.browser.post('/staff/calendars/feeds/new/?language=en', [
      ['label', 'Diensthandy'],
      ['detail', 'language'],
      ['target', 'district '],
    ])
    const path = `/staff/calendars/feeds/${idIn(made.response.headers.get('location'))}/`
    const page = await amira.browser.get(`${path}?language=en`)
    const addressIn = (text: string) => /\/calendar\/[\w-]+\.ics/.exec(text)?.[0] ?? ''
    const first = addressIn(page.text)
    expect(page.text).toContain('copy subscribed calendars to their maker')
    expect(rows("select scope, target from feeds where label = 'Diensthandy'")).toEqual([
      { scope: 'counsellor', target: firstCounsellor(server) },
    ])
    expect((await fetch(new URL(first, server.origin))).status).toBe(200)
    for (const act of ['rotate', 'revoke'])
      expect((await colleague.browser.post(path, { do: act })).status).toBe(404)
    expect((await colleague.browser.get(path)).status).toBe(404)
    await amira.browser.post(path, { do: 'rotate' })
    const second = addressIn((await amira.browser.get(path)).text)
    expect(second).not.toBe(first)
    expect((await fetch(new URL(first, server.origin))).status).toBe(404)
    await amira.browser.post(path, { do: 'revoke' })
    expect((await fetch(new URL(second, server.origin))).status).toBe(404)
    expect((await amira.browser.get(path)).status).toBe(404)
  })

  it('of an office is made by an administrator, who chooses whose appointments it shows', async () => {
    const form = await administrator.browser.get('/staff/calendars/feeds/new/?language=en')
    const office = /<option value="(office [\w-]+)"/.exec(form.text)?.[1] ?? ''
    const made = await administrator.browser.post('/staff/calendars/feeds/new/', { target: office })
    const id = idIn(made.response.headers.get('location'))
    expect(rows(`select scope from feeds where id = '${id}'`)).toEqual([{ scope: 'office' }])
    const nobody = await administrator.browser.post('/staff/calendars/feeds/new/', { target: 'team nobody' })
    expect(nobody.status).toBe(422)
  })

  it('is shown to an administrator who has proven just now who she is, and to a counsellor at once', async () => {
    const database = new DatabaseSync(join(server.data, 'lotse.db'))
    database.exec("update staff_sessions set proven_at = '2020-01-01T00:00:00.000Z'")
    const [feed] = rows("select id from feeds where scope = 'office'")
    const before = rows('select id, generation from feeds')
    const path = `/staff/calendars/feeds/${feed?.id}/`
    for (const asked of [
      await administrator.browser.get(path),
      await administrator.browser.post(path, { do: 'rotate' }),
      await administrator.browser.get('/staff/calendars/feeds/new/'),
      await administrator.browser.post('/staff/calendars/feeds/new/', { target: 'district ' }),
    ]) {
      expect(asked.response.headers.get('location')).toContain('/staff/confirm/?')
      expect(asked.text).not.toContain('/calendar/')
    }
    expect(rows('select id, generation from feeds')).toEqual(before)
    expect((await amira.browser.get('/staff/calendars/feeds/new/')).status).toBe(200)
    database.close()
  })
})

describe('mails with appointments', () => {
  it('are turned on and off by the counsellor herself', async () => {
    const on = (mail: string) => amira.browser.post('/staff/calendars/?language=en', { do: 'mails-on', mail })
    expect(await on('no address')).toMatchObject({
      status: 422,
      text: expect.stringContaining('no e-mail address'),
    })
    expect((await on('amira@example.org')).status).toBe(303)
    expect((await amira.browser.get('/staff/calendars/')).text).toContain('amira@example.org')
    expect(rows('select counsellor from invitations')).toEqual([{ counsellor: firstCounsellor(server) }])
    await amira.browser.post('/staff/calendars/', { do: 'mails-off' })
    expect(rows('select counsellor from invitations')).toEqual([])
    expect((await administrator.browser.get('/staff/calendars/?language=en')).text).not.toContain(
      'name="mail"',
    )
  })
})

describe('the log', () => {
  it('has a line for each change, without an address or a password', () => {
    const lines = logged()
    for (const line of [
      'connected-calendar',
      'connected-calendar password',
      'connected-calendar close',
      'disconnected-calendar',
      'retried-copies',
      'added-feed counsellor',
      'added-feed office',
      'rotated-feed counsellor',
      'revoked-feed counsellor',
      'changed-mails on',
      'changed-mails off',
    ])
      expect(lines).toContain(line)
    expect(JSON.stringify(rows('select * from staff_audit'))).not.toMatch(/another one|amira@|127\.0\.0\.1/)
  })
})
