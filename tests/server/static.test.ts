import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { serverForThisFile } from '../builders/server.ts'

const server = serverForThisFile()

/** A request without the decoding and following that fetch does. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; length: number }>(
    (resolve, reject) => {
      const sent = request(`${server.origin}${path}`, { method, headers }, response => {
        let length = 0
        response.on('data', chunk => {
          length += chunk.length
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, length }),
        )
      })
      sent.on('error', reject).end()
    },
  )
}

describe('the first address', () => {
  it.each([
    ['ar', '/ar/'],
    ['ar-SY,en;q=0.5', '/ar/'],
    ['uk-UA,uk;q=0.9', '/uk/'],
    ['fr-FR,en;q=0.4', '/en/'],
    ['de-AT', '/de/'],
  ])('leads somebody who reads %s to %s, without a cookie', async (asked, address) => {
    const { status, headers } = await raw('/', { 'Accept-Language': asked })
    expect([status, headers.location]).toEqual([302, address])
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers.vary).toContain('Accept-Language')
  })

  it.each(['ti', '*', ''])('lists all languages to somebody whose browser asks for %j', async asked => {
    const response = await fetch(`${server.origin}/`, {
      headers: { 'Accept-Language': asked },
      redirect: 'manual',
    })
    const html = await response.text()
    expect(response.status).toBe(200)
    for (const segment of ['de', 'de-simple', 'en', 'ar', 'uk']) expect(html).toContain(`href="/${segment}/"`)
  })
})

describe('built files', () => {
  it('are sent compressed, with an entity tag that answers 304', async () => {
    const page = await raw('/ar/guides/address/', { 'Accept-Encoding': 'br' })
    expect(page.headers['content-encoding']).toBe('br')
    const plain = await raw('/ar/guides/address/')
    expect(plain.length).toBeGreaterThan(2 * page.length)
    const again = await raw('/ar/guides/address/', { 'If-None-Match': String(page.headers.etag) })
    expect([again.status, again.length]).toEqual([304, 0])
  })

  it('with hashed names are kept for ever, pages are asked for anew', async () => {
    const html = await (await fetch(`${server.origin}/ar/`)).text()
    const script = /\/_app\/[^"]+\.js/.exec(html)?.[0] ?? ''
    expect((await raw(script)).headers['cache-control']).toContain('immutable')
    expect((await raw('/ar/')).headers['cache-control']).toBe('no-cache')
  })

  it('have one address a page', async () => {
    const { status, headers } = await raw('/ar/guides/address?x=1')
    expect([status, headers.location]).toEqual([308, '/ar/guides/address/?x=1'])
    expect((await raw('/ar/book?topic=work')).headers.location).toBe('/ar/book/?topic=work')
  })

  it.each(['/ar/index.html', '/ar/index.html.br', '/ar/guides/address/index.html.gz'])(
    '%s is no page',
    async path => {
      expect((await raw(path)).status).toBe(404)
    },
  )

  it.each(['/_image?href=x', '/_server-islands/x', '/_actions/x'])('%s is closed', async path => {
    expect((await raw(path)).status).toBe(404)
  })

  it('say in the language of the address what to do where there is no such page', async () => {
    const response = await fetch(`${server.origin}/ar/nothing-here/`)
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/<html lang="ar" dir="rtl">/)
  })
})

describe('a language that there is not', () => {
  it.each(['/xx/', '/xx/book/', '/xx/book/times/', '/xx/appointment/ABC-DEF/'])(
    '%s is no page',
    async path => {
      expect((await raw(path)).status).toBe(404)
    },
  )
})

describe('every answer', () => {
  it.each(['/ar/', '/ar/guides/address/', '/ar/book/', '/api/health', '/ar/none/'])(
    '%s carries the security headers',
    async path => {
      const { headers } = await raw(path)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['set-cookie']).toBeUndefined()
    },
  )

  it.each(['/ar/', '/ar/guides/address/', '/ar/book/', '/ar/none/'])(
    '%s allows no inline script or style but its own',
    async path => {
      const policy = String((await raw(path)).headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(policy).toMatch(/style-src 'self' 'sha256-/)
    },
  )
})

describe('the budget of the first view', () => {
  it('holds for a guide as the server really sends it, headers included', async () => {
    const { rawHeaders, length } = await new Promise<{ rawHeaders: string[]; length: number }>(
      (resolve, reject) => {
        request(
          `${server.origin}/uk/guides/jobcenter-rights-duties/`,
          { headers: { 'Accept-Encoding': 'br' } },
          response => {
            let body = 0
            response.on('data', chunk => {
              body += chunk.length
            })
            response.on('end', () => resolve({ rawHeaders: response.rawHeaders, length: body }))
          },
        )
          .on('error', reject)
          .end()
      },
    )
    const headers = rawHeaders.reduce(
      (sum, part) => sum + Buffer.byteLength(part) + 2,
      'HTTP/1.1 200 OK\r\n\r\n'.length,
    )
    expect(length + headers).toBeLessThanOrEqual(14_336)
  })
})
