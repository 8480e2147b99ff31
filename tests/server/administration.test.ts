import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../builders/command.ts'
import { aMember, firstCounsellor } from '../builders/member.ts'
import { dataFolder, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()

const rows = (query: string, ...values: string[]) => {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const found = database.prepare(query).all(...values)
  database.close()
  return found
}
const copies = () => readdirSync(server.data).filter(name => name.includes('.copy-'))
const logged = (what: string) => rows('select subject, detail from staff_audit where what = ?', what)

const newcomer = [
  ['label', 'Beratung West'],
  ['languages', 'de'],
  ['languages', 'uk'],
  ['topics', 'work'],
  ['woman', 'yes'],
] as const

const writes = (counsellor: string) =>
  [
    ['/staff/counsellors/new/', newcomer],
    [`/staff/counsellors/${counsellor}/`, newcomer],
    [
      `/staff/counsellors/${counsellor}/leave/`,
      [
        ['last', '2026-01-01'],
        ['sure', 'yes'],
      ],
    ],
    [
      `/staff/counsellors/${counsellor}/substitute/`,
      [
        ['from', '2026-01-01'],
        ['to', '2099-01-01'],
        ['colleague', 'im-02'],
        ['sure', 'yes'],
      ],
    ],
    [`/staff/counsellors/${counsellor}/links/`, []],
    ['/staff/teams/new/', [['label', 'West']]],
    ['/staff/teams/integration-point/', [['remove', 'yes']]],
    ['/staff/installation/backup/', []],
  ] as const satisfies readonly (readonly [string, readonly (readonly [string, string])[]])[]

const district = () => rows('select version from district_version')

describe('what administrators do', () => {
  it.each(['counsellor', 'team-lead', 'editor'] as const)(
    'is refused to the role %s, and nothing happens',
    async role => {
      const { browser } = await aMember(server, role, firstCounsellor(server))
      const before = district()
      for (const [path, fields] of writes(firstCounsellor(server))) {
        expect([path, (await browser.post(path, fields)).status]).toEqual([path, 403])
        expect([path, (await browser.get(path)).status]).toEqual([path, 403])
      }
      for (const path of ['/staff/counsellors/', '/staff/teams/', '/staff/installation/'])
        expect((await browser.get(path)).status).toBe(403)
      expect(district()).toEqual(before)
    },
  )

  it('is not done by another site’s page, nor by a link', async () => {
    const { browser } = await aMember(server, 'administrator')
    const before = district()
    for (const [path, fields] of writes(firstCounsellor(server))) {
      expect((await browser.post(path, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      const { response, status } = await browser.get(path)
      expect(response.headers.get('content-disposition')).toBeNull()
      expect([200, 303]).toContain(status)
    }
    expect(district()).toEqual(before)
    expect(logged('took-backup')).toEqual([])
  })

  it('adds a counsellor once, with her languages, a calendar address and a line in the log', async () => {
    const { browser } = await aMember(server, 'administrator')
    const added = await browser.post('/staff/counsellors/new/?language=en', newcomer)
    expect(added.status).toBe(303)
    expect(added.response.headers.get('location')).toContain('/staff/counsellors/beratung-west/')
    expect(
      rows('select label, languages, topics, woman from counsellors where id = ?', 'beratung-west'),
    ).toEqual([{ label: 'Beratung West', languages: '["de","uk"]', topics: '["work"]', woman: 1 }])
    expect(rows('select id from feeds where target = ?', 'beratung-west')).toHaveLength(1)
    const again = await browser.post('/staff/counsellors/new/?language=en', newcomer)
    expect(again.status).toBe(409)
    expect(again.text).toContain('called this already')
    expect(logged('added-counsellor')).toEqual([{ subject: 'beratung-west', detail: '' }])
    expect(logged('added-feed')).toEqual([{ subject: 'beratung-west', detail: 'counsellor' }])
  })

  it('says at the field what is missing, and keeps what was typed', async () => {
    const { browser } = await aMember(server, 'administrator')
    const fields = [
      ['label', '<b>Nord</b>'],
      ['topics', 'nothing'],
      ['languages', 'ar'],
    ] as const
    const { status, text } = await browser.post('/staff/counsellors/new/?language=en', fields)
    expect(status).toBe(422)
    expect(text).toContain('Choose at least one topic.')
    expect(text).toContain('value="<b>Nord</b>"')
    expect(text).toMatch(/value="ar" checked/)
    expect((await browser.post('/staff/teams/new/', { label: ' \u200b ' })).status).toBe(422)
  })

  it('looks first, and changes nothing until she is sure', async () => {
    const { browser } = await aMember(server, 'administrator')
    const before = district()
    const path = '/staff/counsellors/im-03/leave/?language=en'
    const seen = await browser.post(path, { last: '2026-12-31', colleague: 'im-01' })
    expect(seen.status).toBe(200)
    expect(seen.text).toContain('Nothing is changed yet')
    expect(district()).toEqual(before)
    const done = await browser.post(path, { last: '2026-12-31', colleague: 'im-01', sure: 'yes' })
    expect(done.text).toContain('The last day is noted')
    expect(logged('let-counsellor-go')).toEqual([{ subject: 'im-03', detail: '2026-12-31 im-01' }])
    // Nothing was booked: nobody was handed over.
    expect(logged('handed-over')).toEqual([])
    const days = { from: '2026-12-01', to: '2026-12-02', colleague: 'im-01', sure: 'yes' }
    await browser.post('/staff/counsellors/im-03/substitute/', days)
    expect(logged('handed-over')).toEqual([])
    const ends = rows('select distinct valid_to from office_hours where counsellor = ?', 'im-03')
    expect(ends).toEqual([{ valid_to: '2026-12-31' }])
  })

  it('ends calendars and addresses of who has a last day, and of nobody else', async () => {
    const { browser } = await aMember(server, 'administrator')
    const feedsOf = (id: string) =>
      rows("select id from feeds where target = ? and lookup not like 'revoked%'", id).length
    await browser.post('/staff/counsellors/im-04/leave/', { last: '2026-12-31', sure: 'yes' })
    for (const id of ['im-04', 'im-05']) expect(feedsOf(id)).toBe(1)
    for (const id of ['im-04', 'im-05', 'nobody'])
      expect((await browser.post(`/staff/counsellors/${id}/links/`, {})).status).toBe(303)
    expect([feedsOf('im-04'), feedsOf('im-05')]).toEqual([0, 1])
    expect(logged('revoked-feed')).toEqual([{ subject: 'im-04', detail: '' }])
  })

  it('answers dates, people and teams that there are not with words', async () => {
    const { browser } = await aMember(server, 'administrator')
    const status = async (path: string, fields: Record<string, string>) =>
      (await browser.post(path, fields)).status
    const base = '/staff/counsellors/im-01'
    expect(await status(`${base}/leave/`, { last: '2026-02-31' })).toBe(422)
    expect(await status(`${base}/leave/`, { last: '2027-02-01', colleague: 'im-01', sure: 'yes' })).toBe(422)
    expect(
      await status(`${base}/substitute/`, { from: '2026-12-02', to: '2026-12-01', colleague: 'im-02' }),
    ).toBe(422)
    expect(await status(`${base}/substitute/`, { from: '2026-12-01', to: '2026-12-02' })).toBe(422)
    for (const path of [
      '/staff/counsellors/nobody/',
      '/staff/counsellors/nobody/leave/',
      '/staff/teams/none/',
    ])
      expect((await browser.get(path)).status).toBe(404)
  })

  it('hands out a backup that restores, leaves no file behind and is not taken for the nightly one', async () => {
    const { browser, email } = await aMember(server, 'administrator')
    const page = await browser.get('/staff/installation/?language=en')
    expect(page.text).toContain('State of the installation')
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const body = new URLSearchParams()
    const answer = await fetch(new URL('/staff/installation/backup/', server.origin), {
      method: 'POST',
      headers,
      body,
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="lotse-.*\.backup"$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.includes(email)).toBe(false)
    const folder = dataFolder()
    const file = join(folder.path, 'taken.backup')
    writeFileSync(file, bytes)
    const { code, errors } = await runCommand('restore', [file], { LOTSE_DATA: join(folder.path, 'new') })
    expect([code, errors]).toEqual([0, ''])
    const restored = new DatabaseSync(join(folder.path, 'new/lotse.db'), { readOnly: true })
    expect(restored.prepare('select email from staff_accounts where email = ?').all(email)).toHaveLength(1)
    restored.close()
    folder.remove()
    expect(logged('took-backup')).toEqual([{ subject: 'installation', detail: '' }])
    expect(existsSync(join(server.data, 'last-backup.json'))).toBe(false)
    expect(copies()).toEqual([])
  })

  it('leaves nothing of a backup that nobody waits for, and goes on with the next', async () => {
    const { browser } = await aMember(server, 'administrator')
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const take = (signal?: AbortSignal) =>
      fetch(new URL('/staff/installation/backup/', server.origin), {
        ...{ method: 'POST', body: new URLSearchParams(), signal: signal ?? null },
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      })
    const gone = new AbortController()
    const begun = take(gone.signal).catch(() => undefined)
    await expect.poll(copies, { interval: 2, timeout: 20_000 }).not.toEqual([])
    gone.abort()
    await begun
    await expect.poll(copies, { timeout: 20_000 }).toEqual([])
    expect((await (await take()).arrayBuffer()).byteLength).toBeGreaterThan(1_000)
  })

  it('is led by each person’s first page: a counsellor to her day, an editor to notices, an administrator to what is missing', async () => {
    const id = firstCounsellor(server)
    const home = async (role: Parameters<typeof aMember>[1]) =>
      (await (await aMember(server, role, id)).browser.get('/staff/?language=en')).text
    expect(await home('counsellor')).toContain('href="/staff/day/')
    expect(await home('editor')).toContain('href="/staff/notices/')
    const steps = await home('administrator')
    expect(steps).toContain('Readers can book already')
    expect(steps).toContain('Connect a calendar')
  })

  it('dissolves a team with its calendar addresses; its members stay', async () => {
    const { browser } = await aMember(server, 'administrator')
    const before = rows('select id from counsellors')
    await browser.post('/staff/teams/new/', [
      ['label', 'West'],
      ['members', 'im-01'],
      ['members', 'im-02'],
    ])
    expect(rows('select label, members from teams where id = ?', 'west')).toEqual([
      { label: 'West', members: '["im-01","im-02"]' },
    ])
    const added = await runCommand('calendar-feeds', ['add', '--team', 'west'], { LOTSE_DATA: server.data })
    await browser.post('/staff/teams/west/', [
      ['label', 'West'],
      ['members', 'im-02'],
      ['members', 'im-03'],
    ])
    expect([logged('joined-team'), logged('left-team')]).toEqual([
      ['im-01', 'im-02', 'im-03'].map(detail => ({ subject: 'west', detail })),
      [{ subject: 'west', detail: 'im-01' }],
    ])
    const [feed] = rows("select id from feeds where target = 'west'")
    for (let times = 0; times < 2; times += 1)
      expect((await browser.post('/staff/teams/west/', { remove: 'yes' })).status).toBe(303)
    expect(logged('revoked-feed')).toContainEqual({ subject: feed?.id, detail: 'team' })
    expect(rows('select id from teams where id = ?', 'west')).toEqual([])
    expect(rows('select id from counsellors')).toEqual(before)
    expect(added.code).toBe(0)
    const secret = /\/calendar\/\S+\.ics/.exec(added.output)?.[0] ?? ''
    expect((await fetch(new URL(secret, server.origin))).status).toBe(404)
    expect(logged('removed-team')).toEqual([{ subject: 'west', detail: '' }])
  })
})

describe('a start where nobody can sign in yet', () => {
  it('prints links that let somebody in, in the demonstration', async () => {
    const [, path = ''] = /admin {2}http:\/\/[^/]+(\S+)/.exec(server.output()) ?? []
    const { status, ok } = await fetch(new URL(path, server.origin))
    expect([status, ok]).toEqual([200, true])
  })
})

describe('what somebody sees first', () => {
  it('is a counsellor’s day only where her role works on appointments', async () => {
    const counsellor = firstCounsellor(server)
    const [row] = rows('select label from counsellors where id = ?', counsellor)
    const heading = `<h1><span lang="de">${row?.label}</span></h1>`
    for (const [role, sees] of [
      ['team-lead', true],
      ['administrator', false],
      ['editor', false],
    ] as const) {
      const { browser } = await aMember(server, role, counsellor)
      expect((await browser.get('/staff/')).text.includes(heading)).toBe(sees)
    }
  })
})
