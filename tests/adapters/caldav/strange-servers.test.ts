import { describe, expect, test } from 'vitest'
import { createRemoteCalendar } from '../../../src/adapters/caldav/create-remote-calendar.ts'
import {
  davCalendar as calendar,
  calendarResource,
  davHome as home,
  multistatus,
  objectResource,
  startStub,
  davText as text,
} from '../../builders/dav-stub.ts'
import { readWindow, stubbedCalendar } from '../../builders/stubbed-calendar.ts'

const { remote, server, account, reading, faultOf } = stubbedCalendar()

describe('a server that', () => {
  test('hangs is left in time, whatever is asked', async () => {
    const all = [remote.check(account()), remote.discover(account()), reading(), reading('sync:1')]
    const writing = [remote.put(account(), 'b1.ics', text, null), remote.remove(account(), 'b1.ics', null)]
    for (const answer of [...all, ...writing, remote.find(account(), 'b1.ics')])
      expect(await faultOf(answer)).toBe('unreachable')
  })

  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'gone'],
    [410, 'gone'],
    [413, 'full'],
    [429, 'full'],
    [507, 'full'],
    [500, 'failed'],
    [503, 'failed'],
    [423, 'failed'],
  ] as const)('says %i means %s, and its words are not repeated', async (status, fault) => {
    server().behaviour = () => ({ status, body: 'Frau Sommer' })
    expect(await faultOf(reading())).toBe(fault)
    expect(await faultOf(remote.check(account()))).toBe(fault)
    expect(await faultOf(remote.put(account(), 'b1.ics', text, null))).toBe(fault)
  })

  test('has written, and whose answer was lost, tells a conflict when it is asked again', async () => {
    const kept = new Map<string, string>()
    server().behaviour = ({ path, headers, body }, response) => {
      if (headers['if-none-match'] === '*' && kept.has(path)) return { status: 412 }
      kept.set(path, body)
      response.socket?.destroy()
      return undefined
    }
    expect(await faultOf(remote.put(account(), 'b1.ics', text, null))).toBe('unreachable')
    expect(await remote.put(account(), 'b1.ics', text, null)).toEqual({ kind: 'conflict' })
  })

  test('says 412 where there is nothing to take away has nothing to take away', async () => {
    server().behaviour = calendar({ DELETE: () => ({ status: 412 }), GET: () => ({ status: 404 }) })
    expect(await remote.remove(account(), 'b1.ics', '"1"')).toBe('removed')
    server().behaviour = calendar({
      DELETE: () => ({ status: 412 }),
      GET: () => ({ status: 200, body: text }),
    })
    expect(await remote.remove(account(), 'b1.ics', '"1"')).toBe('conflict')
  })

  test('sends other ways of writing the same is understood', async () => {
    const cdata = objectResource('https://elsewhere.example/x/gr%C3%BC%C3%9Fe', '&quot;a&quot;', 'X').replace(
      'X',
      `<![CDATA[${text}]]>`,
    )
    const plain = `<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${cdata.replaceAll('d:', '').replaceAll('c:', 'C:')}</multistatus>`
    server().behaviour = calendar({
      'calendar-query': () =>
        multistatus(objectResource('gr%C3%BC%C3%9Fe', '63845') + objectResource('/cal/sub/', '"1"')),
      'calendar-multiget': () => ({ status: 207, headers: { 'Content-Type': 'Text/XML' }, body: plain }),
    })
    expect((await reading()).objects).toEqual([{ name: 'grüße', etag: '"a"', text }])
  })

  test('sends the password elsewhere is not followed', async () => {
    const other = await startStub(() => multistatus(''))
    const link = (name: string, href: string) => `<d:${name}><d:href>${href}</d:href></d:${name}>`
    for (const href of [`${other.origin}/`, 'https://evil.example/', 'http://169.254.169.254/latest/']) {
      server().behaviour = calendar({
        PROPFIND: () => multistatus(calendarResource(home, link('current-user-principal', href))),
      })
      expect(await faultOf(remote.discover(account()))).toBe('forbidden-address')
      server().behaviour = () => ({ status: 307, headers: { Location: href } })
      for (const answer of [
        reading(),
        remote.put(account(), 'b1.ics', text, null),
        remote.discover(account()),
      ])
        expect(await faultOf(answer)).toBe('forbidden-address')
    }
    expect(other.asked).toEqual([])
    await other.stop()
  })

  test('is in the own network is not called where that is not allowed', async () => {
    const strict = createRemoteCalendar({ allowPrivate: false })
    expect(await faultOf(strict.check(account()))).toBe('forbidden-address')
    const address = account().address.replace('http:', 'https:')
    expect(await faultOf(strict.check({ ...account(), address }))).toBe('forbidden-address')
    expect(await faultOf(strict.discover({ ...account(), address: 'localhost' }))).toBe('forbidden-address')
    expect(server().asked).toEqual([])
  })

  test('is asked with the password in UTF-8, and for one batch of objects at a time', async () => {
    const hrefs = Array.from({ length: 250 }, (_, index) => `/cal/e${index}.ics`)
    server().behaviour = calendar({
      'calendar-query': () => multistatus(hrefs.map(href => objectResource(href, '"1"')).join('')),
      'calendar-multiget': ({ body }) => {
        const named = [...body.matchAll(/<d:href>([^<]+)</g)].map(([, href = '']) => href)
        return named.length > 100
          ? { status: 507 }
          : multistatus(named.map(href => objectResource(href, '"1"', text)).join(''))
      },
    })
    const { objects } = await remote.read({ ...account(), user: 'Grüße', password: 'ä:ö' }, null, readWindow)
    expect(objects).toHaveLength(250)
    const sent = server().asked[0]?.headers.authorization?.replace('Basic ', '') ?? ''
    expect(Buffer.from(sent, 'base64').toString('utf8')).toBe('Grüße:ä:ö')
  })
})
