import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { freeSlots } from '../builders/api.ts'
import { dataFolder, serverForThisFile, startServer } from '../builders/server.ts'

const server = serverForThisFile()

/** Sends bytes as they are, and gives what comes back until the connection ends or a second has passed. */
function sendRaw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.origin)
  return new Promise(resolve => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', chunk => {
      answer += chunk
    })
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    setTimeout(() => socket.destroy(), 1_000)
  })
}

const alive = async () => (await fetch(`${server.origin}/api/health`)).status

describe('no request ends the process', () => {
  it.each(['bytes=5-2', 'bytes=-1', 'bytes=999999999-', 'bytes=a-b', 'bytes=0-0,5-9'])(
    'Range: %s',
    async range => {
      for (const path of ['/de/', '/none/', '/ar/guides/address/'])
        await fetch(`${server.origin}${path}`, { headers: { Range: range } })
      expect(await alive()).toBe(200)
    },
  )

  it.each([
    '/%zz/',
    '/%5fimage?href=/icon.svg',
    '/..%2f..%2fpackage.json',
    '/de/%00/',
    '//evil.example/',
    '/de/book/times/?from=nonsense&topic=work&language=ar',
    `/ar/${'x'.repeat(4_000)}/`,
  ])('GET %s', async path => {
    const answer = await sendRaw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect(answer).not.toMatch(/^HTTP\/1\.1 5/)
    expect(answer).not.toMatch(/"name": "lotse"|^Location: \/\/evil/m)
    expect(await alive()).toBe(200)
  })

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async method => {
    for (const path of ['/ar/book/', '/api/slots', '/ar/']) {
      const answer = await sendRaw(
        `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      )
      expect(answer.slice(0, 12), `${method} ${path}`).toMatch(/HTTP\/1\.1 40[45]/)
    }
  })

  it('a body over 16 kB in pieces, without a length: 413', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' }
      const sent = request(`${server.origin}/api/bookings`, { method: 'POST', headers }, answer =>
        resolve(answer.statusCode),
      )
      sent.on('error', reject)
      for (let piece = 0; piece < 20; piece += 1) sent.write('x'.repeat(1_024))
      sent.end()
    })
    expect(status).toBe(413)
    expect(await alive()).toBe(200)
  })

  it.each([
    ['JSON', 'application/json', '{}', 415],
    ['a multipart form without its boundary', 'multipart/form-data', 'x', 400],
  ])('%s sent to a page is refused in the reader’s language', async (_name, type, body, least) => {
    const response = await fetch(`${server.origin}/uk/book/done/`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
    })
    expect(response.status).toBeGreaterThanOrEqual(least)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).toMatch(/<html lang="uk"/)
  })
})

describe('when storage fails', () => {
  const folder = dataFolder()
  afterAll(() => folder.remove())

  it('people get a whole page with words and a status, programs a problem', async () => {
    const broken = await startServer(folder.path)
    const database = new DatabaseSync(join(folder.path, 'lotse.db'))
    database.exec('alter table office_hours rename to elsewhere')
    database.close()
    for (const encoding of ['br', 'identity'] as const) {
      const page = await fetch(`${broken.origin}/ar/book/times/?topic=work&language=ar`, {
        headers: { 'Accept-Encoding': encoding },
      })
      expect(page.status).toBeGreaterThanOrEqual(500)
      expect(await page.text()).toMatch(/<html lang="ar" dir="rtl">[\s\S]*<\/html>/)
    }
    const form = await fetch(`${broken.origin}/uk/book/details/`, {
      method: 'POST',
      body: new URLSearchParams({ slot: 'oh-01a.htd8i' }),
    })
    expect(form.status).toBeGreaterThanOrEqual(500)
    expect(await form.text()).toMatch(/<html lang="uk"/)
    const api = await fetch(`${broken.origin}/api/slots`)
    expect(api.status).toBeGreaterThanOrEqual(500)
    expect(api.headers.get('content-type')).toContain('application/problem+json')
    await broken.stop()
  })

  it('that another program has locked, readers can read meanwhile, and writers are told to come back', async () => {
    const free = dataFolder()
    const locked = await startServer(free.path)
    const [slot] = await freeSlots(locked.origin)
    const database = new DatabaseSync(join(free.path, 'lotse.db'))
    database.exec('begin immediate')
    const hold = fetch(`${locked.origin}/api/holds`, {
      method: 'POST',
      body: JSON.stringify({ slot: slot?.id }),
      headers: { 'Content-Type': 'application/json' },
    })
    const before = performance.now()
    expect((await fetch(`${locked.origin}/de/`)).status).toBe(200)
    expect(performance.now() - before).toBeLessThan(2_000)
    const refused = await hold
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    database.exec('rollback')
    database.close()
    const again = await fetch(`${locked.origin}/api/holds`, {
      method: 'POST',
      body: JSON.stringify({ slot: slot?.id }),
      headers: { 'Content-Type': 'application/json' },
    })
    expect(again.status).toBe(201)
    await locked.stop()
    free.remove()
  })
})
