import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { remoteEvent } from './remote-events.ts'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
export type Said = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
/** What the server does: says something, or what it likes with the connection. */
export type Behaviour = (
  asked: Asked,
  response: ServerResponse,
) => Said | undefined | Promise<Said | undefined>

/** A server that behaves as a test wants it to, and remembers what it was asked. */
export interface Stub {
  readonly origin: string
  readonly asked: readonly Asked[]
  behaviour: Behaviour
  readonly stop: () => Promise<void>
}

export async function startStub(behaviour: Behaviour, host = '127.0.0.1', own = 0): Promise<Stub> {
  const asked: Asked[] = []
  const stub = { behaviour }
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request
    const question = { method, path: url, headers, body: await readText(request) }
    asked.push(question)
    const said = await stub.behaviour(question, response)
    if (said) response.writeHead(said.status, said.headers).end(said.body)
  })
  await new Promise<void>(resolve => server.listen(own, host, resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return Object.assign(stub, {
    origin: `http://${host}:${port}`,
    asked,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

/** Lets a server take a request, and answers nothing. */
export const silence: Behaviour = () => undefined

const xml = { 'Content-Type': 'application/xml; charset=utf-8' }

export const multistatus = (inner: string): Said => ({
  status: 207,
  headers: xml,
  body: `<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${inner}</d:multistatus>\n`,
})

const resource = (href: string, props: string): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`

/** A resource of which the server says no more than a status. */
export const withStatus = (href: string, status: string): string =>
  `<d:response><d:href>${href}</d:href><d:status>HTTP/1.1 ${status}</d:status></d:response>`

export const calendarResource = (href: string, more = ''): string =>
  resource(href, `<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>${more}`)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')

export const objectResource = (href: string, etag?: string, text?: string): string => {
  const tag = etag === undefined ? '' : `<d:getetag>${etag}</d:getetag>`
  return resource(
    href,
    tag + (text === undefined ? '' : `<c:calendar-data>${escaped(text)}</c:calendar-data>`),
  )
}

/** Which of the questions of a reading this is. */
export const questionOf = ({ method, body }: Asked): string =>
  method === 'REPORT'
    ? (/<[cd]:(calendar-query|calendar-multiget|sync-collection)/.exec(body)?.[1] ?? '')
    : method

export const davHome = '/cal/'
export const davText = remoteEvent('b1', '2026-12-01T09:00Z', 'Frau Sommer')
export const syncTokenOf = (value: string) => `<d:sync-token>${value}</d:sync-token>`

/** A calendar that answers each kind of question in its own way, all others as a whole calendar does. */
export const davCalendar =
  (answers: Readonly<Record<string, (asked: Asked) => Said | undefined>>, syncToken = ''): Behaviour =>
  asked => {
    const usual: Record<string, () => Said> = {
      PROPFIND: () => multistatus(calendarResource(davHome, syncTokenOf(syncToken))),
      'calendar-query': () => multistatus(objectResource('/cal/b1.ics', '"1"')),
      'calendar-multiget': () => multistatus(objectResource('/cal/b1.ics', '"1"', davText)),
    }
    const question = questionOf(asked)
    return (answers[question] ?? usual[question] ?? (() => ({ status: 405 })))(asked)
  }
