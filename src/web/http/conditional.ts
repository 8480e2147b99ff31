/** What an answer would be, for a client that has one already (RFC 9110, 8.8). */
export interface Validators {
  /** With its quotes. */
  readonly etag: string
  readonly modified: Temporal.Instant
}

/** Tags in a list; weak ones are compared like strong ones, which is enough for GET (8.8.3.2). */
function hasTag(list: string, etag: string): boolean {
  if (list.trim() === '*') return true
  return [...list.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === etag)
}

/** An HTTP-date in milliseconds; undefined for a text that is none, or lies ahead: no client can have heard of it. */
function pastDate(text: string | null, now: Temporal.Instant): number | undefined {
  const date = text === null || !/^[A-Z][a-z]+, .* GMT$/.test(text) ? Number.NaN : Date.parse(text)
  return date <= now.epochMilliseconds ? date : undefined
}

/**
 * Whether a GET or HEAD is answered with 304 (RFC 9110, 13.2.2): If-None-Match alone counts where it is there, else
 * If-Modified-Since.
 */
export function isUnchanged(
  headers: Headers,
  { etag, modified }: Validators,
  now: Temporal.Instant,
): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return hasTag(tags, etag)
  const date = pastDate(headers.get('if-modified-since'), now)
  return date !== undefined && modified.epochMilliseconds <= date
}

/** `Last-Modified`, which must not lie ahead of the clock (8.8.2.1). */
export function lastModified({ modified }: Validators, now: Temporal.Instant): Record<string, string> {
  if (Temporal.Instant.compare(modified, now) > 0) return {}
  return { 'Last-Modified': new Date(modified.epochMilliseconds).toUTCString() }
}

/** Whether a client takes answers in gzip (12.5.3). */
export function acceptsGzip(headers: Headers): boolean {
  const codings = (headers.get('accept-encoding') ?? '').toLowerCase().split(',')
  const gzip = codings.map(coding => coding.split(';')).find(([name = '']) => /^(x-)?gzip$/.test(name.trim()))
  return gzip !== undefined && !gzip.some(parameter => /^\s*q=0(\.0*)?\s*$/.test(parameter))
}
