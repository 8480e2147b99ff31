import { describe, expect, it } from 'vitest'
import { rawRequest, sendRaw, statusesOf } from '../builders/raw-http.ts'
import { countRows, dataFolder, serverForThisFile, startServer } from '../builders/server.ts'

const server = serverForThisFile()
const send = (text: string) => sendRaw(server.origin, text)
const alive = async () => (await fetch(`${server.origin}/api/health`)).status

/** Sends bytes and expects one answer that refuses them, and a server that goes on. */
async function isRefused(text: string): Promise<string> {
  const answer = await send(text)
  const [status, ...more] = statusesOf(answer)
  expect(more, answer).toEqual([])
  expect(status, answer).toBeGreaterThanOrEqual(400)
  expect(status, answer).toBeLessThan(500)
  expect(await alive()).toBe(200)
  return answer
}

const hold = (headers: string, body: string) =>
  rawRequest('POST', '/api/holds', `Content-Type: application/json\r\n${headers}`, body)
const smuggled = 'POST /api/holds HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}'
const chunked = 'Transfer-Encoding: chunked\r\n'

describe('a body whose end is not clear', () => {
  it.each([
    ['two lengths', hold('Content-Length: 2\r\nContent-Length: 3\r\n', '{}')],
    ['a length and pieces', hold(`Content-Length: 4\r\n${chunked}`, `0\r\n\r\n${smuggled}`)],
    ['pieces and a length', hold(`${chunked}Content-Length: 4\r\n`, `0\r\n\r\n${smuggled}`)],
    ['a length below nothing', hold('Content-Length: -1\r\n', '{}')],
    ['a length with a sign', hold('Content-Length: +2\r\n', '{}')],
    ['a length beyond numbers', hold(`Content-Length: ${'9'.repeat(30)}\r\n`, '{}')],
    ['a length that is no number', hold('Content-Length: 0x2\r\n', '{}')],
    ['a coding that nobody knows', hold('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${smuggled}`)],
    ['chunked that is not last', hold('Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${smuggled}`)],
    ['chunked behind a tab', hold('Transfer-Encoding:\tchunked, x\r\n', `0\r\n\r\n${smuggled}`)],
    ['a piece whose size is no number', hold(chunked, 'zz\r\n{}\r\n0\r\n\r\n')],
    ['a bad size after a good one', hold(chunked, '2\r\n{}\r\nzz\r\n\r\n')],
    ['a piece that is longer than it says', hold(chunked, '1\r\n{}\r\n0\r\n\r\n')],
    ['pieces with long remarks', hold(chunked, `2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`)],
    [
      'pieces of more than 16 kB together',
      hold(chunked, `${'400\r\n'.concat('x'.repeat(1_024), '\r\n').repeat(20)}0\r\n\r\n`),
    ],
    ['an expectation that nobody knows', hold('Expect: magic\r\nContent-Length: 2\r\n', '{}')],
  ])('is refused: %s', async (_name, text) => {
    const before = countRows(server.data)
    await isRefused(text)
    expect(countRows(server.data)).toEqual(before)
  })

  it('is waited for without keeping others waiting, and without a word in the log when it breaks off', async () => {
    const folder = dataFolder()
    const own = await startServer(folder.path)
    const said = own.output()
    const halves = [
      ...Array.from({ length: 100 }, () => hold('Content-Length: 100\r\n', '{"slot":')),
      hold(chunked, 'ffffffff\r\n{'),
    ].map(half => sendRaw(own.origin, half, 2_000))
    expect((await fetch(`${own.origin}/api/health`)).status).toBe(200)
    expect((await Promise.all(halves)).join('')).toBe('')
    expect((await fetch(`${own.origin}/api/health`)).status).toBe(200)
    await own.stop()
    expect(own.output()).toBe(said)
    folder.remove()
  })
})

describe('a head that is no head', () => {
  it.each([
    ['nothing but a word', 'hello\r\n\r\n'],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['lines that end without CR', 'GET /api/health HTTP/1.1\nHost: x\n\n'],
    ['a header that goes on in the next line', rawRequest('GET', '/api/health', 'X-A: a\r\n b\r\n')],
    ['a space before the colon', rawRequest('GET', '/api/health', 'Content-Length : 5\r\n')],
    ['U+0000 in a header', rawRequest('GET', '/api/health', 'X-A: a\0b\r\n')],
    ['U+0000 in a header’s name', rawRequest('GET', '/api/health', 'X\0: a\r\n')],
    ['a header of 20 kB', rawRequest('GET', '/api/health', `X-A: ${'a'.repeat(20_000)}\r\n`)],
    ['an address of 20 kB', rawRequest('GET', `/ar/?${'a'.repeat(20_000)}`)],
    [
      '5,000 headers',
      rawRequest('GET', '/api/health', Array.from({ length: 5_000 }, (_, n) => `A${n}: 1\r\n`).join('')),
    ],
    ['raw bytes in the address', rawRequest('GET', '/ar/\xd8\xa7/')],
    ['a method in lower case', rawRequest('get', '/api/health')],
    ['no address', rawRequest('GET', '')],
    ['an address without a slash', rawRequest('GET', 'api/health')],
    ['a star', rawRequest('OPTIONS', '*')],
    ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ])('is refused: %s', async (_name, text) => {
    await isRefused(text)
  })

  it.each([
    '',
    'a b',
    'x/_image?a=',
    'x/api/health?',
    'a@b',
    'a:b@c:d',
    'x:99999',
    '[::1',
    '"><i id=probe>',
    'x\\y',
    'x#',
    '%',
  ])('is refused with the host %j, which would become part of the address', async host => {
    const answer = await isRefused(`GET /ar/book/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).not.toContain('<i id=probe')
  })

  it('is refused with two hosts', async () => {
    await isRefused(rawRequest('GET', '/ar/book/', 'Host: y\r\n'))
  })

  it.each([
    'lotse.example.org',
    'lotse.example.org:8443',
    '127.0.0.1:4321',
    '[::1]:4321',
    'my_lotse',
    'xn--bcher-kva.example',
  ])('is none with the host %s', async host => {
    const answer = await send(`GET /ar/book/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(statusesOf(answer)).toEqual([200])
  })

  it('may be one of HTTP/1.0, or name the whole address as for a proxy', async () => {
    expect(statusesOf(await send('GET /api/health HTTP/1.0\r\n\r\n'))).toEqual([200])
    expect(statusesOf(await send(rawRequest('GET', 'http://lotse.example.org/api/health')))).toEqual([200])
    await isRefused(rawRequest('GET', 'http://a@b:c/api/health'))
  })
})

describe('an address that goes round', () => {
  it.each([
    '/_image?href=/icon.svg',
    '/x/../_image?href=/icon.svg',
    '/./_image?href=/icon.svg',
    '/%2e/_image?href=/icon.svg',
    '/x/%2e%2e/_image?href=/icon.svg',
    '/%5fimage?href=/icon.svg',
    '/%255fimage?href=/icon.svg',
    '/%2525255fimage?href=/icon.svg',
    `/%${'25'.repeat(5_000)}5fimage?href=/icon.svg`,
    '//_image?href=/icon.svg',
    '/\\_image?href=/icon.svg',
    '/_server-islands/x',
    '/x/../_server-islands/x',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/de/..%5c..%5cpackage.json',
    '/_headers.json',
    '/../etags.json',
    '/..;/package.json',
  ])('%s is not there', async target => {
    const answer = await isRefused(rawRequest('GET', target))
    expect(statusesOf(answer)).toEqual([404])
    expect(answer).not.toContain('"name": "lotse"')
  })

  it.each([
    '//evil.example/',
    '//evil.example/ar',
    '/\\evil.example/ar',
    '//evil.example/ar/book',
    '/ar//evil.example',
    '/.//evil.example/ar/book',
  ])('%s leads to no other site', async target => {
    const answer = await send(rawRequest('GET', target))
    expect(answer).not.toMatch(/^location: (\/\/|\/\\|https?:)/im)
    expect(statusesOf(answer)[0]).toBeLessThan(500)
  })

  it.each([
    '/api/bookings/%ff',
    '/api/bookings/%zz',
    '/api/%',
    '/api/bookings/%c0%af',
    '/api/bookings/%ff/cancel',
  ])('%s, which cannot be read, is a problem for programs', async target => {
    for (const method of ['GET', 'POST']) {
      const answer = await isRefused(rawRequest(method, target, 'Content-Length: 0\r\n'))
      expect(answer).toMatch(/application\/problem\+json[\s\S]*"status":404/)
    }
  })

  it.each(['/uk/appointment/%ff/', '/uk/%zz/', '/uk/book/%c0%af/'])(
    '%s, which cannot be read, is a page in the reader’s language',
    async target => {
      expect(await isRefused(rawRequest('GET', target))).toMatch(/HTTP\/1\.1 404[\s\S]*<html lang="uk"/)
    },
  )
})

describe('a part of a page that there is not', () => {
  it.each(['bytes=5-2', 'bytes=-1', 'bytes=999999999-', 'bytes=a-b', 'bytes=0-0,5-9'])(
    'Range: %s',
    async range => {
      for (const path of ['/de/', '/none/', '/ar/guides/address/'])
        expect(statusesOf(await send(rawRequest('GET', path, `Range: ${range}\r\n`)))[0]).toBeOneOf([
          200, 404,
        ])
      expect(await alive()).toBe(200)
    },
  )
})

describe('a method that an address does not know', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'PURGE', 'QUERY', 'LOCK'])(
    '%s',
    async method => {
      for (const path of [
        '/api/slots',
        '/api/holds',
        '/api/bookings',
        '/uk/book/',
        '/uk/book/done/',
        '/uk/',
        '/none',
      ]) {
        const answer = await isRefused(rawRequest(method, path, 'Content-Length: 0\r\n'))
        expect(statusesOf(answer)[0], `${method} ${path}`).toBeOneOf([404, 405])
      }
    },
  )

  it('CONNECT opens no way to anywhere', async () => {
    const answer = await send('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/)
    expect(await alive()).toBe(200)
  })

  it('a wish for another protocol is left alone', async () => {
    const wish = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAA\r\n'
    expect(statusesOf(await send(`GET /api/health HTTP/1.1\r\nHost: x\r\n${wish}\r\n`))).toEqual([200])
  })
})

describe('a form that is no form', () => {
  it.each([
    ['a boundary that never comes', 'multipart/form-data; boundary=x', 'hello'],
    [
      'a part that never ends',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
    ],
    [
      'a part without a name',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n',
    ],
    ['a boundary of nothing', 'multipart/form-data; boundary=""', '--\r\n'],
    ['another charset', 'application/x-www-form-urlencoded; charset=utf-16', 'n\0a\0m\0e\0=\0a\0'],
    ['bad percent signs', 'application/x-www-form-urlencoded', 'name=%zz&phone=%ff&%=%&&==&;'],
    ['plain text', 'text/plain', 'name=a'],
    ['XML', 'application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['no type', '', 'name=a'],
  ])('is refused with a page in the reader’s language: %s', async (_name, type, body) => {
    for (const path of ['/uk/book/details/', '/uk/book/done/', '/uk/appointment/']) {
      const headers = `${type === '' ? '' : `Content-Type: ${type}\r\n`}Content-Length: ${body.length}\r\n`
      expect(await isRefused(rawRequest('POST', path, headers, body))).toMatch(
        /<html lang="uk"[\s\S]*<\/html>/,
      )
    }
  })
})
