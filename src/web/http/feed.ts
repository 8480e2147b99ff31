import { createHash } from 'node:crypto'
import type { APIRoute } from 'astro'
import { problem } from './problem.ts'
import { languageOfRequest } from './read-request.ts'

/** The secret stands in the address: nobody keeps, lists or passes it on. */
const privacy = {
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex',
  'Referrer-Policy': 'no-referrer',
}

function validators(text: string, lastChanged: Temporal.Instant | null): Record<string, string> {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  const modified = lastChanged && new Date(lastChanged.epochMilliseconds).toUTCString()
  return { ETag: `"${hash}"`, ...(modified ? { 'Last-Modified': modified } : {}) }
}

/** If-None-Match goes before If-Modified-Since (RFC 9110 §13.2.2), which seconds make too coarse to rely on alone. */
function isUnchanged(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match')
  return known?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false
}

/** `GET /calendar/<secret>.ics`: a counsellor's bookings for the calendar that she uses anyway. */
export const getFeed: APIRoute = async ({ request, locals, params }) => {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return problem('method-not-allowed', languageOfRequest(request), {}, { Allow: 'GET, HEAD' })
  const feed = await locals.app.booking.readFeed(params.secret ?? '')
  if (!feed) return problem('not-found', languageOfRequest(request), {}, privacy)
  const text = locals.app.writeFeed(feed)
  const headers = { ...privacy, ...validators(text, feed.lastChanged) }
  if (isUnchanged(request, headers.ETag ?? '')) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } })
}
