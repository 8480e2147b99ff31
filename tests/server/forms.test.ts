import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { freeSlots } from '../builders/api.ts'
import { countRows, serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()

/** Sends a form as a browser does; the headers say which browser, and what stands between. */
function sendForm(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString()
  return new Promise<{ status: number; html: string }>((resolve, reject) => {
    const type = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
    }
    const sent = request(
      `${server.origin}${path}`,
      { method: 'POST', headers: { ...type, ...headers } },
      response => {
        let html = ''
        response.on('data', chunk => {
          html += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, html }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

let taken = 0
async function aTime(): Promise<string> {
  const slots = (await freeSlots(server.origin, 'language=ar&topic=housing')).filter(
    ({ mode }) => mode !== 'phone',
  )
  taken += 1
  return slots[taken * 3]?.id ?? ''
}

function hiddenFields(html: string): Record<string, string> {
  const form = /<form[^>]*action="[^"]*\/book\/done\/"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  )
}

const talk = { topic: 'housing', language: 'ar', guide: 'address', step: 'register' }

async function detailsForm(headers: Record<string, string> = {}) {
  const details = await sendForm(
    '/ar/book/details/',
    { ...talk, client: crypto.randomUUID(), slot: await aTime() },
    headers,
  )
  return { status: details.status, fields: hiddenFields(details.html) }
}

describe('a form without script', () => {
  it('books directly', async () => {
    const own = { Origin: server.origin, 'Sec-Fetch-Site': 'same-origin' }
    const { fields } = await detailsForm(own)
    const { status, html } = await sendForm('/ar/book/done/', { ...fields, name: 'Amal' }, own)
    expect(status).toBe(200)
    expect(html).toMatch(/[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}/)
  })

  it.each([
    ['a browser that says where the form came from', { 'Sec-Fetch-Site': 'same-origin' }],
    ['an older browser, by the host that the proxy passes on', { Host: 'lotse.example.org' }],
    ['an older browser, by X-Forwarded-Host', { 'X-Forwarded-Host': 'lotse.example.org' }],
  ])('books behind a proxy that ends TLS: %s', async (_name, headers) => {
    const proxied = { Origin: 'https://lotse.example.org', 'X-Forwarded-Proto': 'https', ...headers }
    const { status, fields } = await detailsForm(proxied)
    expect(status).toBe(200)
    expect((await sendForm('/ar/book/done/', { ...fields, name: 'Amal' }, proxied)).status).toBe(200)
  })

  it.each([
    ['by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['by host', { Origin: 'https://evil.example' }],
  ])('of another site is refused, %s, and says so in the reader’s language', async (_name, headers) => {
    const before = countRows(server.data)
    const { status, html } = await sendForm('/ar/book/details/', { ...talk, slot: await aTime() }, headers)
    expect(status).toBe(403)
    expect(html).toMatch(/<html lang="ar" dir="rtl">/)
    expect(countRows(server.data)).toEqual(before)
  })
})

describe('the confirmation', () => {
  it('is the same when it is loaded again, and nothing is booked twice', async () => {
    const { fields } = await detailsForm()
    const send = () => sendForm('/ar/book/done/', { ...fields, name: 'Amal' })
    const first = await send()
    const before = countRows(server.data)
    const again = await send()
    expect(again.status).toBe(200)
    const reference = /[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}/
    expect(reference.exec(again.html)?.[0]).toBe(reference.exec(first.html)?.[0])
    expect(countRows(server.data)).toEqual(before)
  })

  it('is not there without a name: the form comes back with what was typed', async () => {
    const before = countRows(server.data).bookings
    const { fields } = await detailsForm()
    const { status, html } = await sendForm('/ar/book/done/', { ...fields, name: ' ', phone: '0151 2345' })
    expect(status).toBe(422)
    expect(html).toContain('value="0151 2345"')
    expect(html).toMatch(/role="alert"/)
    expect(countRows(server.data).bookings).toBe(before)
  })

  it('takes a telephone number in Arabic digits', async () => {
    const { fields } = await detailsForm()
    expect((await sendForm('/ar/book/done/', { ...fields, name: 'أمل', phone: '٠١٥١ ٢٣٤٥٦٧٨' })).status).toBe(
      200,
    )
  })

  it('is refused with free times where somebody else was faster', async () => {
    const slot = await aTime()
    await sendForm('/ar/book/details/', { ...talk, client: 'one', slot })
    const { status, html } = await sendForm('/ar/book/details/', { ...talk, client: 'two', slot })
    expect(status).toBe(409)
    expect(html).toContain('class="time"')
  })

  it('shows names as text, whatever they are', async () => {
    const { fields } = await detailsForm()
    const { html } = await sendForm('/ar/book/done/', {
      ...fields,
      name: '',
      phone: '"><script>alert(1)</script>',
    })
    expect(html).not.toContain('"><script>')
    expect(html).toContain('&quot;>')
  })
})

describe('a form that is too large', () => {
  it('is refused in the reader’s language', async () => {
    const { status, html } = await sendForm('/uk/book/done/', { name: 'x'.repeat(20_000) })
    expect(status).toBe(413)
    expect(html).toMatch(/<html lang="uk"/)
  })
})

describe('after cancelling', () => {
  it('a reload of the confirmation says that it is cancelled, and books nothing', async () => {
    const { fields } = await detailsForm()
    const send = () => sendForm('/ar/book/done/', { ...fields, name: 'Amal' })
    const { html } = await send()
    const reference = /class="reference"[^>]*><bdi[^>]*>([^<]+)/.exec(html)?.[1] ?? ''
    const code = /class="code"[^>]*>([^<]+)/.exec(html)?.[1] ?? ''
    await sendForm(`/ar/appointment/${reference}/`, { code, action: 'cancel' })
    const before = countRows(server.data)
    const again = await send()
    expect(again.html).toContain('data-keep="no"')
    expect(again.html).not.toContain('value="cancel"')
    expect(countRows(server.data)).toEqual(before)
  })
})

describe('somebody who changes her mind', () => {
  it('is shown the time that she holds as free, and can take it again', async () => {
    const client = crypto.randomUUID()
    // Where two counsellors are free at once in one place, the page shows one time: this one is alone.
    const all = await freeSlots(server.origin, 'language=ar&topic=housing')
    const alone = all.find(
      one =>
        all.filter(other => other.start === one.start && other.office?.id === one.office?.id).length === 1,
    )
    const { id: slot, start } = alone ?? { id: '', start: '' }
    await sendForm('/ar/book/details/', { ...talk, client, slot })
    const query = new URLSearchParams({ ...talk, client, from: start })
    const mine = await (await fetch(`${server.origin}/ar/book/times/?${query}`)).text()
    expect(mine).toContain(`value="${slot}"`)
    query.delete('client')
    expect(await (await fetch(`${server.origin}/ar/book/times/?${query}`)).text()).not.toContain(
      `value="${slot}"`,
    )
    expect((await sendForm('/ar/book/details/', { ...talk, client, slot })).status).toBe(200)
  })

  it('gets the same answer from a form that she sends twice after another choice', async () => {
    const client = crypto.randomUUID()
    const [one, other] = [await aTime(), await aTime()]
    const first = hiddenFields((await sendForm('/ar/book/details/', { ...talk, client, slot: one })).html)
    await sendForm('/ar/book/details/', { ...talk, client, slot: other })
    const send = () => sendForm('/ar/book/done/', { ...first, name: 'Amal' })
    const [booked, again] = [await send(), await send()]
    expect([booked.status, again.status]).toEqual([200, 200])
    const reference = /[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}/
    expect(reference.exec(again.html)?.[0]).toBe(reference.exec(booked.html)?.[0])
  })
})

describe('number and code', () => {
  it('open the appointment as they are typed, cancel it, and give the calendar file', async () => {
    const { fields } = await detailsForm()
    const { html } = await sendForm('/ar/book/done/', { ...fields, name: 'Amal' })
    const reference = /class="reference"[^>]*><bdi[^>]*>([^<]+)/.exec(html)?.[1] ?? ''
    const code = /class="code"[^>]*>([^<]+)/.exec(html)?.[1] ?? ''
    const typed = {
      reference: reference.toLowerCase().replace('-', ' '),
      code: code.toLowerCase().replaceAll('-', ''),
    }
    expect((await sendForm('/uk/appointment/', { ...typed, action: 'show' })).status).toBe(200)
    const calendar = await sendForm(`/ar/appointment/${reference}/`, { code, action: 'calendar' })
    expect(calendar.html).toContain('BEGIN:VCALENDAR')
    const cancelled = await sendForm(`/ar/appointment/${reference}/`, { code, action: 'cancel' })
    expect(cancelled.status).toBe(200)
    expect(cancelled.html).not.toContain('value="cancel"')
  })

  it('that are wrong say so, with the number to call, and with status 404', async () => {
    const { status, html } = await sendForm('/uk/appointment/', {
      reference: 'ABC-DEF',
      code: 'nonsense',
      action: 'show',
    })
    expect(status).toBe(404)
    expect(html).toContain('role="alert"')
  })
})
