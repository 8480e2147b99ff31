import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ApiSlot, bookingOf, call, freeSlots } from '../builders/api.ts'
import { beginNow } from '../builders/desk-scene.ts'
import { aMember } from '../builders/member.ts'
import { at } from '../builders/result.ts'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()

/** In the demonstration these two are in one team, and the third is not. */
const [own, colleague, other] = ['im-04', 'im-09', 'im-01'] as const

type Member = Awaited<ReturnType<typeof aMember>>
let counsellor: Member
let lead: Member

interface Booked {
  readonly id: string
  readonly reference: string
  readonly date: string
}

async function slotsOf(whose: string): Promise<readonly ApiSlot[]> {
  return freeSlots(server.origin, `counsellor=${whose}`)
}

/** An appointment of a counsellor that has begun some minutes ago. */
async function begun(whose: string, name = 'Amal'): Promise<Booked> {
  const slot = at(await slotsOf(whose), 0)
  const { body } = await call<{ reference: string }>(`${server.origin}/api/bookings`, {
    method: 'POST',
    body: { ...bookingOf(slot, name), contact: { phone: '0170 1234567' } },
  })
  return { reference: body.reference, ...beginNow(server, body.reference) }
}

/** Lines of the log about a booking, in order. */
function logOf(subject: string): readonly string[] {
  const database = new DatabaseSync(join(server.data, 'lotse.db'), { readOnly: true })
  const lines = database
    .prepare('select what, detail from staff_audit where subject = ? order by at')
    .all(subject)
  database.close()
  return lines.map(({ what, detail }) => `${what} ${detail}`.trim())
}

beforeAll(async () => {
  counsellor = await aMember(server, 'counsellor', own)
  lead = await aMember(server, 'team-lead', colleague)
})

describe('the pages of the desk', () => {
  it('show a counsellor her day without names, and open one when she asks', async () => {
    const { browser } = counsellor
    const { id, reference, date } = await begun(own, 'Soraya')
    const day = await browser.get(`/staff/day/?date=${date}&language=en`)
    expect([day.status, day.text.includes(reference), day.text.includes('Soraya')]).toEqual([
      200,
      true,
      false,
    ])
    const page = await browser.get(`/staff/appointments/${id}/?language=en`)
    expect([page.status, page.text.includes('Soraya')]).toEqual([200, false])
    expect(logOf(id)).toEqual([])
    const opened = await browser.post(`/staff/appointments/${id}/?language=en`, { action: 'contact' })
    expect(opened.text).toContain('Soraya')
    expect(opened.text).toContain('tel:')
    expect(opened.response.headers.get('cache-control')).toBe('no-store')
    expect(logOf(id)).toEqual(['opened-contact'])
  })

  it('find an appointment by its number, however it is typed, and say so where there is none', async () => {
    const { browser } = counsellor
    const { id, reference } = await begun(own)
    const typed = encodeURIComponent(` ${reference.toLowerCase().replace('-', ' ')} `)
    const found = await browser.get(`/staff/day/?reference=${typed}`)
    expect([found.status, found.response.headers.get('location')]).toEqual([
      ...[303, expect.stringContaining(`/staff/appointments/${id}/`)],
    ])
    const foreign = await begun(other)
    for (const none of ['222-222', foreign.reference, 'constructor', '%00']) {
      const { status, text } = await browser.get(`/staff/day/?language=en&reference=${none}`)
      expect([none, status, text.includes('Found no appointment')]).toEqual([none, 404, true])
    }
  })

  it('keep to her own appointments and, for a lead, to those of her team', async () => {
    const [mine, theirs] = [await begun(own), await begun(other)]
    for (const [member, booking, status] of [
      [counsellor, mine, 200],
      [lead, mine, 200],
      [counsellor, theirs, 404],
      [lead, theirs, 404],
    ] as const) {
      expect((await member.browser.get(`/staff/appointments/${booking.id}/`)).status).toBe(status)
      expect((await member.browser.get(`/staff/appointments/${booking.id}/next/`)).status).toBe(status)
      const { text } = await member.browser.post(`/staff/appointments/${booking.id}/`, { action: 'contact' })
      expect(text.includes('Amal')).toBe(status === 200)
      const slip = await member.browser.post(`/staff/appointments/${booking.id}/slip/`, {})
      expect(slip.status).toBe(status)
    }
    expect((await counsellor.browser.get(`/staff/day/?counsellor=${colleague}`)).status).toBe(404)
    expect((await lead.browser.get(`/staff/day/?counsellor=${own}`)).status).toBe(200)
    expect((await lead.browser.get('/staff/day/?counsellor=all')).status).toBe(200)
    expect(logOf(theirs.id)).toEqual([])
  })

  it.each(['editor', 'administrator'] as const)('are closed to %s, and do nothing for her', async role => {
    const { browser } = await aMember(server, role, own)
    const { id, date } = await begun(own)
    for (const path of ['day/', 'day/sheet/', 'book/', '', 'next/', 'slip/'].map(each =>
      /day|book/.test(each) ? `/staff/${each}` : `/staff/appointments/${id}/${each}`,
    )) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 403])
      const posted = await browser.post(`${path}?date=${date}`, {
        action: 'contact',
        names: 'yes',
        booking: id,
      })
      expect([path, posted.status, posted.text.includes('Amal')]).toEqual([path, 403, false])
    }
    expect(logOf(id)).toEqual([])
  })

  it('do nothing that another site’s page sent', async () => {
    const { browser } = counsellor
    const { id, date } = await begun(own)
    const headers = { 'sec-fetch-site': 'cross-site' }
    for (const [path, form] of [
      [`/staff/appointments/${id}/`, { action: 'contact' }],
      [`/staff/appointments/${id}/`, { action: 'cancel', reason: 'ill' }],
      [`/staff/appointments/${id}/slip/`, {}],
      [`/staff/appointments/${id}/next/`, { slot: 'x' }],
      [`/staff/day/?date=${date}`, { action: 'came', booking: id }],
      [`/staff/day/sheet/?date=${date}`, { names: 'yes' }],
    ] as const)
      expect((await browser.post(path, form, headers)).status).toBe(403)
    // A link is no form.
    await browser.get(`/staff/appointments/${id}/?action=contact`)
    expect((await browser.get(`/staff/appointments/${id}/slip/`)).status).toBe(303)
    expect(logOf(id)).toEqual([])
  })

  it('note who came, once, and correct it', async () => {
    const { browser } = counsellor
    const { id, date } = await begun(own)
    const mark = (action: string) =>
      browser.post(`/staff/day/?date=${date}&language=en`, { booking: id, action })
    for (const action of ['came', 'came', 'missed']) expect((await mark(action)).status).toBe(200)
    expect((await mark('came')).text).toContain('A mistake?')
    expect(logOf(id)).toEqual(['marked-attended', 'marked-missed', 'marked-attended'])
    expect((await browser.post(`/staff/day/?date=${date}`, { booking: 'x', action: 'came' })).status).toBe(
      409,
    )
  })

  it('cancel with a reason only, before it begins, and once', async () => {
    const { browser } = counsellor
    const slot = at(await slotsOf(own), 0)
    const { body } = await call<{ reference: string; token: string }>(`${server.origin}/api/bookings`, {
      method: 'POST',
      body: bookingOf(slot),
    })
    const found = await browser.get(`/staff/day/?reference=${body.reference}`)
    const path = new URL(found.response.headers.get('location') ?? '', server.origin).pathname
    expect((await browser.get(path)).text).toMatch(/Kein Kontakt: Fangen Sie|Es geht keine Nachricht raus/)
    expect((await browser.post(path, { action: 'cancel' })).status).toBe(409)
    for (const _ of [1, 2])
      expect((await browser.post(path, { action: 'cancel', reason: 'away' })).status).toBe(303)
    expect(logOf(path.split('/')[3] ?? '')).toEqual(['cancelled'])
    const seen = await call<{ status: string; reason: string }>(
      `${server.origin}/api/bookings/${body.reference}`,
      { headers: { authorization: `Bearer ${body.token}` } },
    )
    expect(seen.body).toMatchObject({ status: 'cancelled', reason: 'away' })
    const begunNow = await begun(own)
    const late = await browser.post(`/staff/appointments/${begunNow.id}/`, {
      action: 'cancel',
      reason: 'ill',
    })
    expect(late.status).toBe(409)
  })

  it('print the day without names, and with them only by a form, which is written down', async () => {
    const { browser } = counsellor
    const { id, date, reference } = await begun(own, 'Yohannes')
    const sheet = `/staff/day/sheet/?date=${date}`
    for (const { text } of [await browser.get(`${sheet}&names=yes`), await browser.post(sheet, {})])
      expect([text.includes(reference), text.includes('Yohannes')]).toEqual([true, false])
    expect(logOf(id)).toEqual([])
    expect((await browser.post(sheet, { names: 'yes' })).text).toContain('Yohannes')
    expect(logOf(id)).toEqual(['opened-contact sheet'])
  })

  it('book for who stands there, once for a form that is sent twice, and only with her consent', async () => {
    const { browser } = counsellor
    const choice = { talkLanguage: 'fa', topic: at(await slotsOf(own), 0).topics[0] ?? '' }
    const query = new URLSearchParams({ language: 'en', ...choice })
    const times = await browser.get(`/staff/book/?${query}`)
    // Nobody here speaks Persian, so somebody must interpret.
    expect(times.text).toContain('Nobody here speaks Persian')
    const key = /name="key" value="([^"]+)"/.exec(times.text)?.[1] ?? ''
    const slot = /name="slot" value="([^"]+)"/.exec(times.text)?.[1] ?? ''
    const typed = { ...choice, key, slot, name: 'Hodan', note: 'kommt mit Kind' }
    const refused = await browser.post('/staff/book/?language=en', typed)
    expect([refused.status, refused.text.includes('Ask the person')]).toEqual([422, true])
    expect(refused.text).toContain('Hodan')
    const answers = [1, 2].map(() => browser.post('/staff/book/?language=en', { ...typed, consent: 'yes' }))
    const [first, second] = await Promise.all(answers)
    const location = first?.response.headers.get('location') ?? ''
    expect([first?.status, second?.response.headers.get('location')]).toEqual([303, location])
    const page = await browser.get(location)
    expect(page.text).toContain('The appointment is booked.')
    expect(page.text).toContain('A counsellor has booked.')
    const path = new URL(location, server.origin).pathname
    expect((await browser.post(path, { action: 'contact' })).text).toContain('kommt mit Kind')
    const again = await browser.post('/staff/book/?language=en', { ...typed, key: 'another', consent: 'yes' })
    expect([again.status, again.text.includes('has just been taken')]).toEqual([409, true])
  })

  it('book with nobody’s calendar but hers', async () => {
    const slot = at(await slotsOf(other), 0)
    const form = { talkLanguage: 'de', topic: slot.topics[0] ?? '', slot: slot.id, name: 'X', consent: 'yes' }
    expect((await counsellor.browser.post('/staff/book/', form)).status).toBe(409)
    expect((await freeSlots(server.origin, `counsellor=${other}`)).map(({ id }) => id)).toContain(slot.id)
  })

  it('answer what nobody has thought of with a page, not a fault', async () => {
    const { browser } = counsellor
    for (const path of [
      '/staff/day/?date=2026-02-31&counsellor=%00',
      '/staff/day/?date=9999-99-99',
      '/staff/day/sheet/?counsellor=nobody',
      '/staff/appointments/%00/',
      '/staff/book/?talkLanguage=__proto__&topic=constructor&who=%00&from=yesterday',
    ])
      expect([path, (await browser.get(path)).status < 500]).toEqual([path, true])
    expect(server.output()).not.toMatch(/failed|Amal|Hodan|Soraya/)
  })
})
