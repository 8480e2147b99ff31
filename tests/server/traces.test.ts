// Nothing that a person typed, and no address that she came from, is anywhere but sealed in its column.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiBooking, type ApiSlot, freeSlots } from '../builders/api.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'
import { bytesBelow, formsOf, tracesIn } from '../builders/traces.ts'

const person = {
  name: 'Zyxqwölf-Öztürk',
  email: 'Striking.Person@quizzical.example',
  phone: '+49 151 98765432',
  called: '15198765432',
  address: '203.0.113.77',
  network: '203.0.113.0',
  newer: '2001:db8:feed:7777::77',
  hex: '20010db8feed77',
} as const
const striking = Object.values(person)
const { name, email, phone } = person

const folder = dataFolder()
const redirects: string[] = []
const secrets: string[] = []
let server: TestServer

/** A request as it comes through a proxy, from a striking address. Where it leads is noted. */
async function send(path: string, init: RequestInit = {}, address: string = person.address) {
  const headers = { ...init.headers, 'X-Forwarded-For': address }
  const response = await fetch(`${server.origin}${path}`, { ...init, headers, redirect: 'manual' })
  redirects.push(response.headers.get('location') ?? '', response.headers.get('link') ?? '')
  return { status: response.status, text: await response.text() }
}

const post = (path: string, fields: Record<string, string>) =>
  send(path, { method: 'POST', body: new URLSearchParams(fields) })

const json = (path: string, body: unknown, headers: Record<string, string> = {}, address?: string) =>
  send(
    path,
    {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    },
    address,
  )

const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, key, value]) => [
      key,
      value,
    ]),
  )

/** By forms, as without script: with faults first, then right, then once more, then shown. */
async function bookByForm(slot: ApiSlot): Promise<void> {
  const talk = { topic: slot.topics[0] ?? '', language: slot.counsellor.languages[0] ?? '' }
  const details = await post('/ar/book/details/', { ...talk, slot: slot.id, client: crypto.randomUUID() })
  const form = { ...hidden(details.text), ...talk, name, phone, email }
  expect((await post('/ar/book/done/', { ...form, email: `${email}@`, phone })).status).toBe(422)
  const done = await post('/ar/book/done/', form)
  expect(done.status).toBe(200)
  await post('/ar/book/done/', form)
  const { code = '' } = hidden(done.text)
  const reference = /class="reference"[^>]*><bdi[^>]*>([^<]+)/.exec(done.text)?.[1] ?? ''
  secrets.push(code)
  expect((await post('/ar/appointment/', { reference, code, action: 'show' })).text).toContain(reference)
  await post('/ar/appointment/', { reference, code: `${name}${email}`, action: 'show' })
  await post(`/ar/appointment/${reference}/`, { code, action: 'times' })
  await post(`/ar/appointment/${reference}/`, { code, action: 'cancel', reason: name })
  await post(`/ar/appointment/${encodeURIComponent(name)}/`, { reference: name, code: email, action: 'show' })
}

/** By the API: booked, moved, shown, cancelled, with wrong codes and faults in between. */
async function bookByApi(slot: ApiSlot, later: ApiSlot): Promise<void> {
  const talk = { topic: slot.topics[0], language: slot.counsellor.languages[0] }
  const body = { slot: slot.id, ...talk, name, contact: { email, phone } }
  await json('/api/bookings', { ...body, name: { [name]: phone } })
  await json('/api/bookings', { ...body, [email]: 1 })
  const made = await json('/api/bookings', body, { 'Idempotency-Key': `${name} ${email}` }, person.newer)
  expect(made.status).toBe(201)
  const { reference, token }: ApiBooking = JSON.parse(made.text)
  secrets.push(token)
  const bearer = { Authorization: `Bearer ${token}` }
  await json(`/api/bookings/${reference}/move`, { slot: later.id }, bearer)
  await json(`/api/bookings/${reference}/move`, { slot: name }, bearer)
  await json(`/api/bookings/${reference}/cancel`, {}, { Authorization: `Bearer ${phone}` })
  await send(`/api/bookings/${reference}`, { headers: bearer })
  expect((await json(`/api/bookings/${reference}/cancel`, {}, bearer)).status).toBe(200)
}

/** A fault of the server while it has her data in its hands. */
async function provokeFaults(slot: ApiSlot): Promise<void> {
  const database = new DatabaseSync(join(folder.path, 'lotse.db'))
  database.exec('alter table history rename to elsewhere')
  const talk = { topic: slot.topics[0] ?? '', language: slot.counsellor.languages[0] ?? '' }
  const body = { slot: slot.id, ...talk, name, contact: { email, phone } }
  expect((await json('/api/bookings', body)).status).toBe(500)
  expect((await post('/uk/book/done/', { ...talk, slot: slot.id, name, phone, email })).status).toBe(500)
  database.exec('alter table elsewhere rename to history')
  database.close()
  expect((await json('/api/bookings', body)).status).toBe(201)
}

beforeAll(async () => {
  server = await startServer(folder.path)
  const slots = (await freeSlots(server.origin, 'language=ar')).filter(({ mode }) => mode === 'office')
  const [first, second, third, fourth] = [slots[0], slots[8], slots[16], slots[24]]
  if (!first || !second || !third || !fourth) throw new Error('the demonstration has too few free slots')
  await bookByForm(first)
  await bookByApi(second, third)
  await provokeFaults(fourth)
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

describe('what a person typed, and where she came from', () => {
  it('would be noticed in any form', () => {
    for (const text of striking)
      for (const form of formsOf(text)) expect(tracesIn(`abc${form}xyz`, [text]), form).toEqual([text])
    for (const before of ['', 'a', 'ab', 'abc'])
      expect(tracesIn(Buffer.from(`${before}${email} and more`).toString('base64'), striking)).toEqual([
        email,
      ])
  })

  it('stands in no line that the server printed, also where it failed, and no secret either', () => {
    expect(server.output()).toMatch(/a request to \/api\/bookings failed/)
    expect(tracesIn(server.output(), striking)).toEqual([])
    expect(secrets.every(secret => secret !== '' && !server.output().includes(secret))).toBe(true)
  })

  it('stands in no address that anybody was sent to', () => {
    expect(tracesIn(redirects.join('\n'), striking)).toEqual([])
  })

  it('stands in no feed and in no answer about the state of the server', async () => {
    const feed = await (await fetch(server.feed)).text()
    const health = await (await fetch(`${server.origin}/api/health`)).text()
    expect(tracesIn(feed + health, striking)).toEqual([])
  })

  it('stands in no file, but sealed', () => {
    const database = new DatabaseSync(join(folder.path, 'lotse.db'), { readOnly: true })
    const sealed = database.prepare('select personal from bookings where personal is not null').all()
    const networks = database.prepare('select key from networks').all()
    database.close()
    expect([sealed.length, networks.length]).not.toContain(0)
    const bytes = bytesBelow(folder.path)
    expect(sealed.every(({ personal }) => bytes.includes(String(personal)))).toBe(true)
    expect(tracesIn(bytes, striking)).toEqual([])
  })
})
