import { describe, expect, test } from 'vitest'
import {
  davCalendar as calendar,
  davHome as home,
  multistatus,
  objectResource,
  type Said,
  davText as text,
  withStatus,
} from '../../builders/dav-stub.ts'
import { stubbedCalendar } from '../../builders/stubbed-calendar.ts'

const { remote, server, account, reading, faultOf } = stubbedCalendar()

const html = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<html>Log in, Frau Sommer</html>',
}
const xml = { 'Content-Type': 'text/xml' }
const full = multistatus(
  objectResource('/cal/b1.ics', '"1"', text) + objectResource('/cal/b2.ics', '"1"', text),
)
const unreadable: readonly (readonly [string, Said])[] = [
  ['a login page', html],
  ['a login page as 207', { ...html, status: 207 }],
  ['nothing at all', { status: 207, headers: xml, body: '' }],
  ['nothing at all with 200', { status: 200 }],
  ['nothing at all with 204', { status: 204 }],
  ['only blanks', { status: 207, headers: xml, body: ' \n ' }],
  ['other XML', { status: 207, headers: xml, body: '<error xmlns="DAV:"><sommer/></error>' }],
  ['XML that is none', { status: 207, headers: xml, body: '<multistatus></wrong></multistatus>' }],
  ['an answer that was cut off', { ...full, body: full.body?.slice(0, -30) ?? '' }],
  [
    'an answer that was cut off between two',
    { ...full, body: full.body?.replace(/<d:response>(?!.*<d:response>).*/s, '') ?? '' },
  ],
  ['an answer with an error after it', { ...full, body: `${full.body}<b>Fatal error</b>` }],
  ['a multistatus that says it is text', { ...full, headers: { 'Content-Type': 'text/plain' } }],
  ['a multistatus with 200', { ...full, status: 200 }],
  ['garbage', { status: 207, headers: xml, body: '\u0000\u0001\u0002ÿ' }],
  ['a redirect to nowhere', { status: 302 }],
  ['a question that it does not know', { status: 405 }],
]

describe('what is no calendar is never taken for an empty one:', () => {
  test.each(unreadable)('%s', async (_name, said) => {
    const answer = () => said
    for (const question of ['PROPFIND', 'calendar-query', 'calendar-multiget']) {
      server().behaviour = calendar({ [question]: answer })
      expect(await faultOf(reading())).toBe('unreadable')
    }
    server().behaviour = answer
    expect(await faultOf(remote.check(account()))).toBe('unreadable')
    expect(await faultOf(remote.discover(account()))).toBe('unreadable')
    expect(await faultOf(reading('sync:1'))).toBe('unreadable')
    expect(await faultOf(reading('list:1'))).toBe('unreadable')
  })

  test.each(unreadable.filter(([, { status }]) => status === 207))(
    'changes that are %s',
    async (_name, said) => {
      server().behaviour = calendar({ 'sync-collection': () => said }, '2')
      expect(await faultOf(reading('sync:1'))).toBe('unreadable')
    },
  )

  test('objects without a text, with half a text, or that are not spoken of', async () => {
    const halves = [
      objectResource('/cal/b1.ics', '"1"', text.slice(0, 80)),
      objectResource('/cal/b1.ics', '"1"'),
    ]
    for (const inner of [...halves, objectResource('/cal/b2.ics', '"1"', text), '']) {
      server().behaviour = calendar({ 'calendar-multiget': () => multistatus(inner) })
      expect(await faultOf(reading())).toBe('unreadable')
    }
  })

  test('changes without a new token', async () => {
    server().behaviour = calendar({ 'sync-collection': () => multistatus('') })
    expect(await faultOf(reading('sync:1'))).toBe('unreadable')
  })

  test('one object, or a login page in the place of a writing', async () => {
    server().behaviour = () => html
    expect(await faultOf(remote.find(account(), 'b1.ics'))).toBe('unreadable')
    expect(await faultOf(remote.put(account(), 'b1.ics', text, null))).toBe('unreadable')
    expect(await faultOf(remote.remove(account(), 'b1.ics', null))).toBe('unreadable')
  })

  test('but one that is truly empty is', async () => {
    const empty = { status: 207, headers: xml, body: '<multistatus xmlns="DAV:"/>' }
    for (const said of [empty, multistatus(''), multistatus(withStatus(home, '404 Not Found'))]) {
      server().behaviour = calendar({ 'calendar-query': () => said })
      expect(await reading()).toMatchObject({ whole: true, objects: [] })
    }
  })
})
