import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { book, freeSlots } from '../builders/api.ts'
import { type aFormBrowser, aMember, sameSite } from '../builders/member.ts'
import { dataFolder, serverForThisFile, startServer } from '../builders/server.ts'

const server = serverForThisFile({ LOTSE_LIMITS: 'off' })

type Browser = ReturnType<typeof aFormBrowser>
type Pairs = readonly (readonly [string, string])[]

const rows = (query: string) => {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const found = database.prepare(query).all()
  database.close()
  return found
}
const planned = () => JSON.stringify([rows('select * from office_hours'), rows('select * from exceptions')])
const logged = (what: string) => rows(`select * from staff_audit where what = '${what}'`)
const field = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** Tuesday evenings on the phone. */
const phone: Pairs = [
  ...[['days', 'TU'] as const, ['rhythm', 'weekly'] as const, ['from', '17:00'] as const],
  ...[['to', '19:00'] as const, ['mode', 'phone'] as const, ['office', ''] as const],
]

const later = (days: number) => Temporal.Now.plainDateISO('Europe/Berlin').add({ days }).toString()

/** Shows something first, as the form does, and gives what it takes to save just that. */
async function shown(browser: Browser, path: string, fields: Pairs): Promise<Pairs> {
  const { text, status } = await browser.post(path, [...fields, ['step', 'preview']])
  expect(status).toBe(200)
  return [...fields, ['mark', field(text, 'mark')], ['step', 'save']]
}

let counsellor: Browser
let lead: Browser
let administrator: Browser
let editor: Browser

beforeAll(async () => {
  counsellor = (await aMember(server, 'counsellor', 'im-01')).browser
  lead = (await aMember(server, 'team-lead', 'im-04')).browser
  administrator = (await aMember(server, 'administrator')).browser
  editor = (await aMember(server, 'editor')).browser
})

describe('office hours in the workspace', () => {
  it('are open to a counsellor for herself, to a team lead for her team, to an administrator for anybody', async () => {
    const status = async (browser: Browser, path: string) =>
      (await browser.get(`/staff/hours/${path}`)).status
    for (const path of ['', 'new/', 'away/', 'other/', 'sick/', 'oh-01a/', 'oh-01a/end/']) {
      expect(await status(counsellor, path)).toBe(200)
      expect(await status(editor, path)).toBe(403)
    }
    for (const path of ['', 'new/', 'away/', 'other/', 'sick/']) {
      expect(await status(counsellor, `${path}?counsellor=im-02`)).toBe(403)
      expect(await status(lead, `${path}?counsellor=im-09`)).toBe(200)
      expect(await status(lead, `${path}?counsellor=im-01`)).toBe(403)
      // She may close days, but cancels nobody: sick days are an absence for her.
      expect(await status(administrator, `${path}?counsellor=im-02`)).toBe(path === 'sick/' ? 303 : 200)
      expect(await status(administrator, `${path}?counsellor=nobody`)).toBe(403)
    }
    expect(await status(counsellor, 'oh-02a/')).toBe(404)
    expect(await status(counsellor, 'oh-02a/end/')).toBe(404)
    expect(await status(counsellor, 'exceptions/none/')).toBe(404)
    expect((await fetch(`${server.origin}/staff/hours/`, { redirect: 'manual' })).status).toBe(303)
  })

  it('are not changed by whose they are not, nor by another site', async () => {
    const before = planned()
    const day: Pairs = [
      ['from', later(3)],
      ['reason', 'vacation'],
    ]
    const tries: readonly [Browser, string, Pairs][] = [
      [counsellor, 'oh-02a/', phone],
      [
        counsellor,
        'oh-02a/end/',
        [
          ['when', 'now'],
          ['seen', 'now'],
          ['step', 'end'],
        ],
      ],
      [counsellor, 'new/?counsellor=im-02', phone],
      [counsellor, 'new/', [...phone, ['id', 'oh-02a'], ['step', 'save']]],
      [counsellor, 'away/?counsellor=im-02', day],
      [
        counsellor,
        'sick/?counsellor=im-02',
        [
          ['to', later(0)],
          ['step', 'report'],
        ],
      ],
      [lead, 'oh-01a/', phone],
      [editor, 'new/', phone],
    ]
    for (const [browser, path, fields] of tries)
      expect([403, 404], path).toContain((await browser.post(`/staff/hours/${path}`, fields)).status)
    const save = await shown(counsellor, '/staff/hours/oh-01a/', phone)
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elsewhere.example' }, {}])
      expect(
        (await counsellor.post('/staff/hours/oh-01a/', save, headers as Record<string, string>)).status,
      ).toBe(403)
    expect(planned()).toBe(before)
  })

  it('are saved as they were shown, and not before', async () => {
    const before = planned()
    const unseen = await counsellor.post('/staff/hours/new/?language=en', [...phone, ['step', 'save']])
    expect(unseen.text).toContain('Please look at the preview first.')
    expect(planned()).toBe(before)
    const id = field(unseen.text, 'id')
    const save = await shown(counsellor, '/staff/hours/new/', [...phone, ['id', id]])
    const other = save.map(([name, value]) => [name, name === 'from' ? '18:00' : value] as const)
    expect((await counsellor.post('/staff/hours/new/', other)).status).toBe(200)
    expect(planned()).toBe(before)
    for (let times = 0; times < 2; times += 1) {
      const { status, response } = await counsellor.post('/staff/hours/new/', save, sameSite)
      expect(status).toBe(303)
      expect(response.headers.get('location')).toContain(`rule=${id}`)
    }
    expect(rows(`select counsellor, from_time from office_hours where id = '${id}'`)).toMatchObject([
      { counsellor: 'im-01', from_time: '17:00' },
    ])
    expect(logged('saved-office-hours')).toMatchObject([{ subject: id }, { subject: id }])
  })

  it('say in the language of the page what is wrong, at its field', async () => {
    const { status, text } = await counsellor.post('/staff/hours/new/?language=de', [
      ...([
        ['from', '9'],
        ['to', ''],
        ['seats', '0'],
        ['step', 'preview'],
      ] as const),
    ])
    expect(status).toBe(422)
    expect(text).toContain('id="from-fault">Geben Sie eine Uhrzeit an')
    expect(text).toContain('href="#seats">Geben Sie 1 bis 500 Plätze an.')
  })
})

describe('office hours of a fresh installation', () => {
  it('tell its administrator that a counsellor comes first, and where', async () => {
    const { path, remove } = dataFolder()
    const fresh = await startServer(path, {
      LOTSE_DEMO: '0',
      LOTSE_SECRET: 'a secret of at least 32 characters',
    })
    const { browser } = await aMember(fresh, 'administrator')
    const { status, text } = await browser.get('/staff/hours/?language=en')
    expect([status, text.includes('Add somebody first.')]).toEqual([200, true])
    expect(text).toContain('/staff/counsellors/?language=en')
    expect((await browser.get('/staff/hours/new/')).response.headers.get('location')).toContain(
      '/staff/hours/',
    )
    await fresh.stop()
    remove()
  })
})

describe('an absence', () => {
  it('is written once however often it is sent, and named in the log', async () => {
    const fields: Pairs = [
      ['from', later(200)],
      ['to', later(210)],
      ['reason', 'training'],
    ]
    const save = await shown(counsellor, '/staff/hours/away/', fields)
    for (let times = 0; times < 2; times += 1)
      expect((await counsellor.post('/staff/hours/away/', save)).status).toBe(303)
    const written = rows(`select id from exceptions where from_date = '${later(200)}'`)
    expect(written).toHaveLength(1)
    expect(logged('added-exception')).toMatchObject([{ subject: written[0]?.id, detail: '' }])
    expect((await lead.get(`/staff/hours/exceptions/${written[0]?.id}/`)).status).toBe(404)
    expect((await lead.post(`/staff/hours/exceptions/${written[0]?.id}/`, [['step', 'remove']])).status).toBe(
      303,
    )
    expect(rows(`select id from exceptions where from_date = '${later(200)}'`)).toHaveLength(1)
  })

  it('leaves bookings to who works with them: nobody else cancels, and only a team lead hands over', async () => {
    const slots = await freeSlots(server.origin, 'counsellor=im-01')
    const [slot] = slots
    if (!slot) throw new Error('nothing is free')
    await book(server.origin, slot)
    const [booking] = rows(`select id from bookings where counsellor = 'im-01'`)
    const fields: Pairs = [
      ['from', slot.start.slice(0, 10)],
      ['reason', 'other'],
    ]
    const status = async (browser: Browser, what: string) => {
      const path = '/staff/hours/away/?counsellor=im-01'
      const save = await shown(browser, path, [...fields, [`do-${booking?.id}`, what]])
      return (await browser.post(path, save)).status
    }
    const before = planned()
    expect(await status(administrator, 'cancel')).toBe(403)
    expect(await status(counsellor, 'to:im-02')).toBe(403)
    expect(planned()).toBe(before)
    expect(rows(`select status from bookings where id = '${booking?.id}'`)).toEqual([{ status: 'booked' }])
    expect(await status(counsellor, 'cancel')).toBe(303)
    expect(rows(`select status from bookings where id = '${booking?.id}'`)).toEqual([{ status: 'cancelled' }])
    expect(logged('cancelled')).toMatchObject([{ subject: booking?.id, detail: '' }])
  })

  it('hands an appointment over to a colleague of the team', async () => {
    const slots = await freeSlots(server.origin, 'counsellor=im-09')
    const slot = slots.find(({ counsellor: { id, languages } }) => id === 'im-09' && languages.includes('de'))
    if (!slot) throw new Error('nothing is free')
    const body = { slot: slot.id, topic: slot.topics[0], language: 'de', name: 'Amal' }
    await fetch(`${server.origin}/api/bookings`, {
      ...{ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    })
    const [booking] = rows(`select id from bookings where counsellor = 'im-09'`)
    const path = '/staff/hours/away/?counsellor=im-09&language=en'
    const fields: Pairs = [
      ['from', slot.start.slice(0, 10)],
      ['reason', 'vacation'],
    ]
    const save = await shown(lead, path, [...fields, [`do-${booking?.id}`, 'to:im-11']])
    const { response } = await lead.post(path, save)
    const where = response.headers.get('location') ?? ''
    expect(where).toContain('done=added')
    const [after] = rows(`select counsellor from bookings where id = '${booking?.id}'`)
    const handed = after?.counsellor === 'im-11'
    expect(where).toContain(handed ? 'handedOver=1' : 'stayed=1')
    expect(logged('handed-over')).toHaveLength(handed ? 1 : 0)
  })
})
