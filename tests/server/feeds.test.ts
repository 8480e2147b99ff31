// Feeds as calendars fetch them: what their headers say, what changes them, and who may have them.
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEvents } from '../../src/icalendar/read-events.ts'
import { type ApiBooking, book, call, freeSlots } from '../builders/api.ts'
import { runCommand } from '../builders/command.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'
import { bytesBelow } from '../builders/traces.ts'

const folder = dataFolder()
let server: TestServer
beforeAll(async () => {
  server = await startServer(folder.path)
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

type Fetched = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** A request as programs send it: nothing is asked for, unpacked or followed that is not said here. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method, headers }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

const privacy = {
  'cache-control': 'private, no-cache',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
}

const admin = async (command: string, ...args: string[]) => {
  const { code, output, errors } = await runCommand(command, args, { LOTSE_DATA: folder.path })
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  return output
}

/** Makes a feed beside the running server. */
async function addFeed(...args: string[]) {
  const output = await admin('calendar-feeds', 'add', ...args)
  const [path = ''] = /\/calendar\/[\w-]{43}\.ics/.exec(output) ?? []
  return { id: output.split(' ')[0] ?? '', address: `${server.origin}${path}` }
}

/** Books the place-th free time. */
async function aBooking(place: number): Promise<ApiBooking> {
  const slot = (await freeSlots(server.origin, 'language=ar')).filter(({ mode }) => mode === 'office')[place]
  if (!slot) throw new Error('the demonstration has no free slot')
  const { status, body } = await book(server.origin, slot)
  expect(status).toBe(201)
  return body
}

describe('a feed', () => {
  it('says how it may be kept, and which text it is', async () => {
    const { status, headers, body } = await get(server.feed)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      ...privacy,
      ...{ 'content-type': 'text/calendar; charset=utf-8', vary: 'Accept-Encoding' },
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    })
    expect(headers).not.toHaveProperty('content-encoding')
    expect(Date.parse(headers['last-modified'] ?? '')).toBeLessThanOrEqual(Date.now())
    expect(body.toString()).toMatch(/^BEGIN:VCALENDAR\r\n/)
  })

  it('is not sent again to who has it, by its tag or its time', async () => {
    const { headers } = await get(server.feed)
    const [tag = '', time = ''] = [headers.etag, headers['last-modified']]
    for (const known of [
      { 'If-None-Match': tag },
      { 'If-None-Match': `"x", W/${tag}` },
      { 'If-Modified-Since': time },
      { 'If-None-Match': tag, 'If-Modified-Since': 'Sun, 22 Nov 2020 10:00:00 GMT' },
    ]) {
      const again = await get(server.feed, known)
      expect(again).toMatchObject({
        status: 304,
        headers: { ...privacy, etag: tag, vary: 'Accept-Encoding' },
      })
      expect(again.body).toHaveLength(0)
    }
    for (const other of [
      { 'If-None-Match': '"x"', 'If-Modified-Since': time },
      { 'If-Modified-Since': 'Sun, 22 Nov 2020 10:00:00 GMT' },
    ])
      expect((await get(server.feed, other)).status).toBe(200)
  })

  it('says to HEAD what it says to GET', async () => {
    for (const accepted of [{}, { 'Accept-Encoding': 'gzip' }]) {
      const [full, head] = [await get(server.feed, accepted), await get(server.feed, accepted, 'HEAD')]
      expect(head.status).toBe(200)
      expect(head.body).toHaveLength(0)
      for (const name of [
        'etag',
        'last-modified',
        'content-type',
        'content-encoding',
        'vary',
        'cache-control',
      ])
        expect(head.headers[name], name).toBe(full.headers[name])
      const known = { ...accepted, 'If-None-Match': full.headers.etag ?? '' }
      expect((await get(server.feed, known, 'HEAD')).status).toBe(304)
    }
  })

  it('is packed for who takes gzip, with a tag of its own', async () => {
    const plain = await get(server.feed)
    for (const accepted of ['gzip', 'gzip, deflate, br', 'br;q=1, gzip;q=0.1']) {
      const packed = await get(server.feed, { 'Accept-Encoding': accepted })
      expect(packed.headers).toMatchObject({
        ...privacy,
        'content-encoding': 'gzip',
        vary: 'Accept-Encoding',
      })
      expect(gunzipSync(packed.body)).toEqual(plain.body)
      expect(packed.headers.etag).not.toBe(plain.headers.etag)
      const known = (tag: string | undefined) =>
        get(server.feed, { 'Accept-Encoding': accepted, 'If-None-Match': tag ?? '' })
      expect((await known(packed.headers.etag)).status).toBe(304)
      expect((await known(plain.headers.etag)).status).toBe(200)
    }
    const refused = await get(server.feed, { 'Accept-Encoding': 'br, gzip;q=0' })
    expect(refused.headers).not.toHaveProperty('content-encoding')
    expect(refused.headers.etag).toBe(plain.headers.etag)
  })

  it('changes with each booking, change and deletion, and comes back to nothing', async () => {
    const { address } = await addFeed('--district')
    const tags = new Set<string>()
    const isNew = async () => {
      const { headers } = await get(address)
      expect(tags).not.toContain(headers.etag)
      expect((await get(address, { 'If-None-Match': headers.etag ?? '' })).status).toBe(304)
      tags.add(headers.etag ?? '')
    }
    await isNew()
    const { reference, token } = await aBooking(0)
    await isNew()
    const authorized = { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: {} }
    expect((await call(`${server.origin}/api/bookings/${reference}/cancel`, authorized)).status).toBe(200)
    await isNew()
    const before = await get(address)
    await admin('privacy-erase', reference, '--yes')
    expect((await get(address, { 'If-None-Match': before.headers.etag ?? '' })).status).toBe(200)
    // An erasure leaves no newer change; who asks by the time alone must hear of it all the same.
    const since = { 'If-Modified-Since': before.headers['last-modified'] ?? '' }
    expect((await get(address, since)).status).toBe(200)
    expect((await get(address)).body.toString()).not.toContain(reference)
  })

  it('of the district says with whom, and topic and language where that was chosen', async () => {
    const { address } = await addFeed('--district', '--details', 'topic,language')
    const { reference } = await aBooking(1)
    const summary = (text: Buffer) =>
      readEvents(text.toString()).find(event => event.summary.includes(reference)) ?? {
        summary: '',
        description: '',
      }
    expect(summary((await get(address)).body)).toMatchObject({
      summary: expect.stringMatching(new RegExp(`^Termin ${reference} · \\S`)),
      description: expect.stringMatching(/^\S.* · \S+$/),
    })
  })

  it('is nobody’s without its address, and only read', async () => {
    for (const path of ['x', 'x'.repeat(43), `${new URL(server.feed).pathname.slice(10, -5)}`]) {
      const { status, headers } = await get(`${server.origin}/calendar/${path}.ics`)
      expect(status).toBe(404)
      expect(headers).toMatchObject(privacy)
    }
    for (const method of ['PUT', 'DELETE', 'PROPFIND'])
      expect(await get(server.feed, { Origin: server.origin }, method)).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD' },
      })
  })
})

describe('an address of a feed', () => {
  it('is dead at once when it gets a new one or is revoked, while the server runs', async () => {
    const { id, address } = await addFeed('--district', '--label', 'Handy')
    expect((await get(address)).status).toBe(200)
    const output = await admin('calendar-feeds', 'rotate', id)
    expect((await get(address)).status).toBe(404)
    const [path = ''] = /\/calendar\/[\w-]{43}\.ics/.exec(output) ?? []
    expect((await get(`${server.origin}${path}`)).status).toBe(200)
    await admin('calendar-feeds', 'revoke', id)
    expect((await get(`${server.origin}${path}`)).status).toBe(404)
  })

  it('shows what kind of program fetches it, and keeps nothing else of that', async () => {
    const { id, address } = await addFeed('--district', '--label', 'Google')
    const agent = 'Google-Calendar-Importer striking-agent'
    await get(address, { 'User-Agent': agent, 'X-Forwarded-For': '203.0.113.77' })
    const line = async () =>
      (await admin('calendar-feeds')).split('\n').find(text => text.startsWith(id)) ?? ''
    while (!(await line()).includes('by Google')) await wait(50)
    const bytes = bytesBelow(folder.path)
    expect([bytes.includes('striking-agent'), bytes.includes('203.0.113.77')]).toEqual([false, false])
  })

  it('opens while nothing can be written', async () => {
    const { address } = await addFeed('--district')
    const other = new DatabaseSync(join(folder.path, 'lotse.db'))
    other.exec('begin immediate')
    expect((await get(address)).status).toBe(200)
    await wait(400)
    expect((await get(address)).status).toBe(200)
    other.exec('rollback')
    other.close()
  })

  it('stands in no line that the server printed, but for the one of the demonstration', async () => {
    const { address } = await addFeed('--district')
    await get(address)
    await get(`${address}x`)
    expect(server.output()).not.toContain(new URL(address).pathname)
    expect(server.output().match(/\/calendar\//g)).toHaveLength(1)
  })
})
