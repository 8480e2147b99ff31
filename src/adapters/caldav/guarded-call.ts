import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { CalendarFailure } from '../../calendars/core/calendar-failure.ts'
import { checkedLookup, type Resolve, resolveBySystem } from './checked-lookup.ts'
import { failureOfCall } from './fault-of.ts'
import { mayFollow } from './same-site.ts'

export type Question = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export type Answer = {
  readonly status: number
  /** Media type, in small letters. */
  readonly type: string
  readonly etag: string | null
  readonly text: string
  /** Where it was found after redirects. */
  readonly url: URL
}

/** How long everything may take, and how much may come, for one question or for several that belong together. */
export type Bounds = { readonly signal: AbortSignal; room: number }

export type Call = (url: URL, question: Question, bounds: Bounds) => Promise<Answer>

type Rules = {
  readonly mayCall: (address: string) => boolean
  /** Whether http is allowed. */
  readonly plain: boolean
  readonly patienceMilliseconds: number
  readonly resolve?: Resolve
}

const mostRedirects = 5
/** Connections are kept for the next question of the same reading, not until the server closes them under us. */
const idleMilliseconds = 2_000

async function bodyOf(message: IncomingMessage, bounds: Bounds): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of message) {
    bounds.room -= part.length
    if (bounds.room < 0) throw new CalendarFailure('full')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

type Raw = Omit<Answer, 'url'> & { readonly location: string | undefined }

async function rawOf(message: IncomingMessage, bounds: Bounds): Promise<Raw> {
  const { statusCode = 0, headers } = message
  return {
    status: statusCode,
    type: (headers['content-type'] ?? '').toLowerCase(),
    etag: headers.etag ?? null,
    location: headers.location,
    text: await bodyOf(message, bounds),
  }
}

/**
 * Calls servers whose address somebody typed in: only where it may, at the address that was checked, following at most five
 * redirects, each checked as the first; with an end in time and in size. Throws `CalendarFailure` without the server's words.
 */
export const createGuardedCall = (rules: Rules): Call => {
  const lookup = checkedLookup(rules.mayCall, rules.resolve ?? resolveBySystem)
  // Agents of its own: a connection that somebody else has opened was not checked.
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, timeout: idleMilliseconds }),
    'https:': new HttpsAgent({ keepAlive: true, timeout: idleMilliseconds }),
  }

  const check = ({ protocol, hostname }: URL) => {
    const host = hostname.replace(/^\[|\]$/g, '')
    const isKnown = protocol === 'https:' || (protocol === 'http:' && rules.plain)
    if (!isKnown || (isIP(host) !== 0 && !rules.mayCall(host))) throw new CalendarFailure('forbidden-address')
  }

  const ask = (url: URL, { method, headers, body }: Question, bounds: Bounds, signal: AbortSignal) =>
    new Promise<Raw>((resolve, reject) => {
      const isTls = url.protocol === 'https:'
      const agent = isTls ? agents['https:'] : agents['http:']
      const request = (isTls ? httpsRequest : httpRequest)(url, { method, headers, agent, lookup, signal })
      request.on('error', reject)
      request.on('response', message => rawOf(message, bounds).then(resolve, reject))
      request.end(body)
    })

  const follow = async (first: URL, question: Question, bounds: Bounds, signal: AbortSignal) => {
    let url = first
    for (let hops = 0; hops <= mostRedirects; hops++) {
      check(url)
      const { location, ...answer } = await ask(url, question, bounds, signal)
      if (![301, 302, 307, 308].includes(answer.status) || location === undefined) return { ...answer, url }
      const next = URL.parse(location, url)
      if (!next) break
      if (!mayFollow(url, next, question.method === 'PROPFIND'))
        throw new CalendarFailure('forbidden-address')
      next.username = ''
      next.password = ''
      url = next
    }
    throw new CalendarFailure('unreadable')
  }

  return async (url, question, bounds) => {
    const signal = AbortSignal.any([bounds.signal, AbortSignal.timeout(rules.patienceMilliseconds)])
    try {
      return await follow(url, question, bounds, signal)
    } catch (error) {
      throw failureOfCall(error)
    }
  }
}
