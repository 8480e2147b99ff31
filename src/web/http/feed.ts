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

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}

function lastModified(lastChanged: Temporal.Instant | null): Record<string, string> {
  return lastChanged ? { 'Last-Modified': new Date(lastChanged.epochMilliseconds).toUTCString() } : {}
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
  const etag = etagOf(text)
  const headers = { ...privacy, ETag: etag, ...lastModified(feed.lastChanged) }
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } })
}
