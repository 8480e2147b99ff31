import { describe, expect, test } from 'vitest'
import {
  type Asked,
  davCalendar as calendar,
  davHome as home,
  multistatus,
  objectResource,
  questionOf,
  type Said,
  davText as text,
  syncTokenOf as token,
  withStatus,
} from '../../builders/dav-stub.ts'
import { stubbedCalendar } from '../../builders/stubbed-calendar.ts'

const { remote, server, account, reading, faultOf } = stubbedCalendar()

describe('reading from a server that', () => {
  test.each([400, 403, 405, 409, 412, 415, 501, 507])(
    'answers %i to a token that it does not know is read whole',
    async status => {
      server().behaviour = calendar({ 'sync-collection': () => ({ status }) }, '2')
      expect(await reading('sync:1')).toMatchObject({
        whole: true,
        mark: 'sync:2',
        objects: [{ name: 'b1.ics', text }],
      })
    },
  )

  test('says only part of the changes (507) is asked for the rest', async () => {
    const pages: Record<string, Said> = {
      1: multistatus(
        objectResource('/cal/b1.ics', '"1"') + withStatus(home, '507 Insufficient Storage') + token('2'),
      ),
      2: multistatus(
        withStatus('/cal/b2.ics', '404 Not Found') +
          withStatus(home, '507 Insufficient Storage') +
          token('3'),
      ),
      3: multistatus(withStatus('/cal/b3.ics', '404 Not Found') + token('4')),
    }
    const page = ({ body }: Asked) => pages[/sync-token>(\d)</.exec(body)?.[1] ?? '']
    server().behaviour = calendar({ 'sync-collection': page })
    expect(await reading('sync:1')).toEqual({
      whole: false,
      objects: [{ name: 'b1.ics', etag: '"1"', text }],
      removed: ['b2.ics', 'b3.ics'],
      mark: 'sync:4',
    })
  })

  test('is never done with its changes is given up', async () => {
    const endless = multistatus(withStatus(home, '507 Insufficient Storage') + token('1'))
    server().behaviour = calendar({ 'sync-collection': () => endless })
    expect(await faultOf(reading('sync:1'))).toBe('unreadable')
    expect(server().asked.length).toBeLessThan(500)
  })

  test('tells only a part of a readWindow (507) is not taken for whole', async () => {
    const part = multistatus(
      objectResource('/cal/b1.ics', '"1"') + withStatus(home, '507 Insufficient Storage'),
    )
    server().behaviour = calendar({ 'calendar-query': () => part })
    expect(await faultOf(reading())).toBe('full')
  })

  test('loses an object between list and reading says that it is gone', async () => {
    const gone = () => multistatus(withStatus('/cal/b1.ics', '404 Not Found'))
    server().behaviour = calendar({ 'calendar-multiget': gone })
    expect(await reading()).toMatchObject({ whole: true, objects: [] })
    const changed = () => multistatus(objectResource('/cal/b1.ics', '"2"') + token('2'))
    server().behaviour = calendar({ 'calendar-multiget': gone, 'sync-collection': changed })
    expect(await reading('sync:1')).toMatchObject({ whole: false, objects: [], removed: ['b1.ics'] })
  })

  test('has no sync tokens is read whole only where its list is another one', async () => {
    server().behaviour = calendar({})
    const first = await reading()
    expect(first).toMatchObject({ whole: true, mark: expect.stringMatching(/^list:/) })
    const before = server().asked.length
    expect(await reading(first.mark)).toEqual({ whole: false, objects: [], removed: [], mark: first.mark })
    expect(server().asked.slice(before).map(questionOf)).toEqual(['PROPFIND', 'calendar-query'])
    const two = ['/cal/b1.ics', '/cal/b2.ics']
    server().behaviour = calendar({
      'calendar-query': () => multistatus(two.map(href => objectResource(href, '"1"')).join('')),
      'calendar-multiget': () => multistatus(two.map(href => objectResource(href, '"1"', text)).join('')),
    })
    const second = await reading(first.mark)
    expect([second.whole, second.objects.length, second.mark === first.mark]).toEqual([true, 2, false])
  })

  test('gives no ETags is read whole each time, and written without them', async () => {
    server().behaviour = calendar({
      'calendar-query': () => multistatus(objectResource('/cal/b1.ics')),
      'calendar-multiget': () => multistatus(objectResource('/cal/b1.ics', undefined, text)),
      GET: () => ({ status: 200, headers: { 'Content-Type': 'text/calendar' }, body: text }),
      PUT: () => ({ status: 201 }),
    })
    expect(await reading()).toEqual({
      whole: true,
      objects: [{ name: 'b1.ics', etag: null, text }],
      removed: [],
      mark: null,
    })
    expect(await remote.find(account(), 'b1.ics')).toEqual({ name: 'b1.ics', etag: null, text })
    expect(await remote.put(account(), 'b1.ics', text, null)).toEqual({ kind: 'written', etag: null })
  })
})
