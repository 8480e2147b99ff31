import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../src/server/build-folder.ts'
import { aMember, firstCounsellor } from '../builders/member.ts'
import { serverForThisFile, startServer, type TestServer } from '../builders/server.ts'

const server = serverForThisFile()
const page = '/ar/guides/address/'

let editor: Awaited<ReturnType<typeof aMember>>['browser']
let other: TestServer
beforeAll(async () => {
  other = await startServer(server.data, { PORT: '0' })
  editor = (await aMember(server, 'editor')).browser
})
afterAll(async () => {
  await other.stop()
})

/** A request without the decoding and following that fetch does. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', origin = server.origin) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request(`${origin}${path}`, { method, headers }, response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

const berlinToday = () => Temporal.Now.plainDateISO('Europe/Berlin')
const aForm = (changes: Record<string, string> = {}) => ({
  ...{ kind: 'warning', place: 'everywhere', link: '', from: '2026-01-01' },
  to: berlinToday().add({ days: 7 }).toString(),
  'text-de': 'Das Amt in Auental ist am 24. Dezember zu.',
  'text-ar': 'المكتب مغلق في 24 ديسمبر.',
  ...changes,
})

async function publish(changes: Record<string, string> = {}): Promise<string> {
  const published = await editor.post('/staff/notices/new/', { ...aForm(changes), step: 'publish' })
  expect([published.status, published.response.headers.get('location')]).toEqual([
    303,
    expect.stringContaining('notice=published'),
  ])
  const list = (await editor.get('/staff/notices/')).text
  const ids = [...list.matchAll(/\/staff\/notices\/([0-9a-f-]{36})\//g)].map(([, id = '']) => id).sort()
  return ids.at(-1) ?? ''
}

/** How many notices stand on a page. */
async function posted(path: string): Promise<number> {
  return (await raw(path)).body.toString().split('class="posted').length - 1
}

const end = (id: string) => editor.post(`/staff/notices/${id}/`, { step: 'end' })

describe('a built page with a notice', () => {
  it('goes out with it in its language, under a tag of its own, and as it was built when the notice ends', async () => {
    const before = await raw(page, { 'Accept-Encoding': 'br' })
    const id = await publish()
    const noticed = await raw(page, { 'Accept-Encoding': 'br', 'If-None-Match': String(before.headers.etag) })
    expect(noticed.status).toBe(200)
    const html = brotliDecompressSync(noticed.body).toString()
    expect(html).toContain('<p>المكتب مغلق في 24 ديسمبر.</p>')
    expect(html).not.toContain('<!--notices-->')
    expect(html.indexOf('class="board"')).toBeLessThan(html.indexOf('<main'))
    const { etag, ...headers } = noticed.headers
    expect(headers).toMatchObject({
      ...{ vary: 'Accept-Encoding', 'content-encoding': 'br', 'cache-control': 'no-cache' },
      'content-type': 'text/html;charset=utf-8',
      'content-security-policy': before.headers['content-security-policy'],
    })
    const plain = await raw(page)
    expect([plain.body.toString(), plain.headers['content-encoding']]).toEqual([html, undefined])
    const zipped = await raw(page, { 'Accept-Encoding': 'gzip, br;q=0' })
    expect([gunzipSync(zipped.body).toString(), zipped.headers['content-encoding']]).toEqual([html, 'gzip'])
    expect([plain.headers.etag, zipped.headers.etag]).toEqual([etag, etag])
    const again = await raw(page, { 'Accept-Encoding': 'br', 'If-None-Match': String(etag) })
    expect([again.status, again.body.length, again.headers.vary]).toEqual([304, 0, 'Accept-Encoding'])
    const head = await raw(page, { 'Accept-Encoding': 'br' }, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length'], head.headers.etag]).toEqual([
      200,
      0,
      String(noticed.body.length),
      etag,
    ])
    await end(id)
    // The tag of the page as it was built is the beginning of the other one.
    const after = await raw(page, { 'Accept-Encoding': 'br', 'If-None-Match': String(etag) })
    expect([after.status, after.headers.etag]).toEqual([200, before.headers.etag])
    expect(after.body.equals(before.body)).toBe(true)
  })

  it('has the German text, marked as such, where a translation is missing; so have pages for appointments', async () => {
    const id = await publish()
    for (const path of ['/uk/', '/uk/book/', '/uk/nothing-here/']) {
      const { body } = await raw(path)
      expect(body.toString()).toContain(
        '<p lang="de" dir="ltr">Das Amt in Auental ist am 24. Dezember zu.</p><p class="small">ще не перекладено</p>',
      )
    }
    for (const path of ['/', '/uk/offline/']) expect(await posted(path)).toBe(0)
    await end(id)
    expect(await posted('/uk/book/')).toBe(0)
  })

  it('has what is for appointments only on those pages', async () => {
    const id = await publish({ place: 'booking' })
    expect(await posted('/de/book/')).toBe(1)
    expect(await posted('/de/')).toBe(0)
    await end(id)
  })

  it('changes in another process too, within seconds', async () => {
    const id = await publish({ 'text-de': 'Nur kurz.' })
    const there = async () => (await raw('/de/guides/', {}, 'GET', other.origin)).body.includes('Nur kurz.')
    await expect.poll(there, { timeout: 20_000 }).toBe(true)
    const tags = [await raw(page), await raw(page, {}, 'GET', other.origin)].map(
      ({ headers }) => headers.etag,
    )
    expect(tags[0]).toBe(tags[1])
    await end(id)
    await expect.poll(there, { timeout: 20_000 }).toBe(false)
  })

  it('keeps its budget with two notices of full length, and is sound', async () => {
    const prose = (guide: string) => {
      const text = readFileSync(join(projectFolder, `content/guides/${guide}/uk.md`), 'utf8')
      const [, , body = ''] = text.split(/^---$/m)
      return body
        .replaceAll(/[^\p{L}\p{N},. ]+/gu, ' ')
        .slice(400, 699)
        .trim()
    }
    const ids: string[] = []
    for (const guide of ['address', 'integration-course'])
      ids.push(await publish({ 'text-uk': prose(guide), link: 'https://www.landkreis-auental.example.org/' }))
    const heaviest = '/uk/guides/jobcenter-rights-duties/'
    const { headers, body } = await raw(heaviest, { 'Accept-Encoding': 'br' })
    const html = brotliDecompressSync(body).toString()
    expect(html.match(/class="posted/g)).toHaveLength(2)
    for (const name of ['section', 'div', 'p', 'main', 'svg'])
      expect(html.match(new RegExp(`<${name}[ >]`, 'g'))?.length).toBe(
        html.match(new RegExp(`</${name}>`, 'g'))?.length,
      )
    const sent = Object.entries(headers).reduce(
      (sum, [name, value]) => sum + name.length + String(value).length + 4,
      19,
    )
    expect(sent + body.length).toBeLessThanOrEqual(14_336)
    for (const id of ids) await end(id)
  })
})

describe('writing notices', () => {
  it('is for editors and administrators; others are told so, and strangers sign in', async () => {
    const id = await publish()
    const paths = ['/staff/notices/', '/staff/notices/new/', `/staff/notices/${id}/`]
    const lead = (await aMember(server, 'team-lead', firstCounsellor(server))).browser
    const administrator = (await aMember(server, 'administrator')).browser
    for (const path of paths) {
      expect((await administrator.get(path)).status).toBe(200)
      const refused = await lead.get(path)
      expect([refused.status, refused.text.includes('Das ist nicht für Ihr Konto')]).toEqual([403, true])
      for (const step of ['publish', 'end', 'delete-now'])
        expect((await lead.post(path, { ...aForm(), step })).status).toBe(403)
      const { headers } = await fetch(new URL(path, server.origin), { redirect: 'manual' })
      expect(headers.get('location')).toContain('/staff/sign-in/')
    }
    expect((await lead.get('/staff/')).text).not.toContain('/staff/notices/')
    expect(await posted('/de/')).toBe(1)
    await end(id)
  })

  it('says what is wrong, at the field, and publishes nothing', async () => {
    const answer = await editor.post('/staff/notices/new/?language=en', {
      ...aForm({
        'text-de': ' \u202e \n',
        'text-ar': 'x'.repeat(301),
        to: '2026-02-30',
        link: 'http://x.example',
      }),
      step: 'publish',
    })
    expect(answer.status).toBe(422)
    for (const words of [
      'Write the German text',
      'the text is too long',
      'Give the last day',
      'must begin with https',
    ])
      expect(answer.text.match(new RegExp(words, 'g'))).toHaveLength(2)
    expect((await editor.post('/staff/notices/new/', { step: 'publish' })).status).toBe(422)
    expect((await editor.get('/staff/notices/')).text).not.toContain('Jetzt zu sehen')
  })

  it('takes an address of a page without its language, whatever language it was copied in', async () => {
    const id = await publish({ link: '/de/offices/' })
    expect((await raw('/en/')).body.toString()).toContain('<a href="/en/offices/">')
    await end(id)
  })

  it('leads back to the list where the notice is gone meanwhile', async () => {
    const id = await publish()
    expect((await editor.post(`/staff/notices/${id}/`, { step: 'delete' })).text).toContain(
      'Diesen Hinweis löschen?',
    )
    await editor.post(`/staff/notices/${id}/`, { step: 'delete-now' })
    for (const path of [id, 'x', '%00', 'new%2F'])
      expect(
        (await editor.post(`/staff/notices/${path}/`, { ...aForm(), step: 'publish' })).status,
      ).toBeLessThan(500)
    const { response } = await editor.get(`/staff/notices/${id}/`)
    expect(response.headers.get('location')).toContain('notice=gone')
    expect(await posted('/de/')).toBe(0)
  })
})
