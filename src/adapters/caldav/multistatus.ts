import { type DAVResponse, davRequest } from 'tsdav'
import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import { faultOfStatus } from './fault-of.ts'
import type { Answer } from './guarded-call.ts'
import type { Session } from './session.ts'

/** What an answer says of one resource; properties that it has, in camel case. */
export type Resource = {
  readonly href: string
  readonly status: number
  readonly props: Readonly<Record<string, unknown>>
}

/** An answer about several resources (RFC 4918 §13), and where it was found. */
export type Multistatus = {
  readonly url: URL
  readonly resources: readonly Resource[]
  readonly syncToken: string | null
}

type Body = NonNullable<Parameters<typeof davRequest>[0]['init']['body']>
type Question = { readonly method: 'PROPFIND' | 'REPORT'; readonly depth: '0' | '1'; readonly body: Body }

export const namespaces = { 'xmlns:d': 'DAV:', 'xmlns:c': 'urn:ietf:params:xml:ns:caldav' }

/** The parser takes an answer that was cut off for one with fewer resources, as a server gives it that dies while writing. */
const isComplete = (text: string): boolean =>
  /<\/([^\s<>:/]+:)?multistatus\s*>\s*$/.test(text.slice(-200)) ||
  /<([^\s<>:/]+:)?multistatus(\s[^<>]*)?\/>\s*$/.test(text)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** A value that was text; the parser has made numbers of what looks like one. */
export const textOf = (value: unknown): string | null => {
  if (isRecord(value) && '_cdata' in value) return [value._cdata].flat().join('')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null
}

/** What may stand in a header again. */
export const etagOf = (value: unknown): string | null => {
  const text = textOf(value)
  return text !== null && /^[\x21-\x7e]+$/.test(text) ? text : null
}

export const property = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

/** One value or several: the parser makes a list only of several. */
export const listed = (value: unknown): readonly unknown[] => [value].flat()

export const hrefsOf = (value: unknown): readonly string[] =>
  listed(property(value, 'href')).flatMap(href => textOf(href) ?? [])

const resourcesOf = (response: DAVResponse): Resource[] =>
  hrefsOf(response).map(href => ({ href, status: response.status, props: response.props ?? {} }))

function readMultistatus({ url, text }: Answer, responses: readonly DAVResponse[]): Multistatus {
  const root: unknown = property(responses[0]?.raw, 'multistatus')
  if (!isComplete(text) || !isRecord(root)) throw new CalendarFailure('unreadable')
  return { url, resources: responses.flatMap(resourcesOf), syncToken: textOf(root.syncToken) || null }
}

/**
 * Asks for properties or a report. What is no multistatus throws `unreadable`, so that it is never taken for an empty one; a
 * status that is no success is given back.
 */
export async function tryToAsk(
  session: Session,
  url: URL,
  { method, depth, body }: Question,
): Promise<Multistatus | number> {
  const answers: Answer[] = []
  const responses = await davRequest({
    url: url.href,
    init: { method, headers: { Depth: depth }, namespace: 'd', body },
    fetch: async (_url, init) => {
      const { body: xml, headers } = { ...init }
      const answer = await session(url, {
        method,
        headers: { ...(headers as Record<string, string>) },
        body: String(xml),
      })
      answers.push(answer)
      return new Response(answer.text, {
        status: answer.status === 207 ? 207 : 400,
        headers: { 'Content-Type': answer.type },
      })
    },
  })
  const [answer] = answers
  if (!answer) throw new CalendarFailure('unreachable')
  return answer.status === 207 ? readMultistatus(answer, responses) : answer.status
}

/** As `tryToAsk`, and throws where it is no success. */
export async function ask(session: Session, url: URL, question: Question): Promise<Multistatus> {
  const answer = await tryToAsk(session, url, question)
  if (typeof answer === 'number') throw new CalendarFailure(faultOfStatus(answer))
  return answer
}
