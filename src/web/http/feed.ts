import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { APIRoute } from 'astro'
import { feedClientOf } from '../../booking/core/feed-client.ts'
import { acceptsGzip, isUnchanged, lastModified } from './conditional.ts'
import { problem } from './problem.ts'
import { languageOfRequest } from './read-request.ts'

/** The secret stands in the address: nobody keeps, lists or passes it on. */
const privacy = {
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
}

const pack = promisify(gzip)

/** Five thousand events are 1.8 MB: this level takes a third of the time of the usual one, and a tenth more bytes. */
const packing = { level: constants.Z_BEST_SPEED }

const type = { 'Content-Type': 'text/calendar; charset=utf-8' }

/**
 * `GET /calendar/<secret>.ics`: appointments for a calendar that is in use anyway. Whether it has changed is told without
 * reading it. Packed it is another representation, with a tag of its own (RFC 9110, 8.8.3.3).
 */
export const getFeed: APIRoute = async ({ request, locals: { app }, params }) => {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return problem('method-not-allowed', languageOfRequest(request), {}, { Allow: 'GET, HEAD' })
  const feed = await app.booking.readFeed(params.secret ?? '')
  if (!feed) return problem('not-found', languageOfRequest(request), {}, privacy)
  app.noteFetch(feed, feedClientOf(request.headers.get('user-agent')))
  const packed = acceptsGzip(request.headers)
  const { tag, since } = app.feedCalendar.stateOf(feed)
  const validators = { etag: `"${tag}${packed ? '-gzip' : ''}"`, modified: since }
  const now = Temporal.Now.instant()
  const headers = {
    ...privacy,
    Vary: 'Accept-Encoding',
    ETag: validators.etag,
    ...lastModified(validators, now),
  }
  if (isUnchanged(request.headers, validators, now)) return new Response(null, { status: 304, headers })
  const about = { ...headers, ...type, ...(packed ? { 'Content-Encoding': 'gzip' } : {}) }
  if (request.method === 'HEAD') return new Response(null, { headers: about })
  const text = app.feedCalendar.write(feed, await feed.events())
  return new Response(packed ? new Uint8Array(await pack(text, packing)) : text, { headers: about })
}
