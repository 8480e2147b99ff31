import type { IncomingMessage } from 'node:http'

/** A name or an address with an optional port (RFC 9110 §7.2). Whatever else stands there would become part of a path. */
const hostForm = /^(?:[a-z0-9._~-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

function isHost(text: string): boolean {
  return hostForm.test(text) && URL.canParse(`http://${text}`)
}

/** `GET http://host/path`, as one asks a proxy; the host in it counts, and the header does not (RFC 9112 §3.2.2). */
function takeAbsoluteForm(req: IncomingMessage): void {
  const [, host, path = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(req.url ?? '') ?? []
  if (host === undefined) return
  req.headers.host = host
  req.url = path.startsWith('/') ? path : `/${path}`
}

/**
 * Settles where a request goes, once, so that built files, routes and what is closed see the same path: without `..`, host
 * in its header. False where the host is missing, doubled or none (400 by RFC 9112 §3.2). Old HTTP/1.0 names no host.
 */
export function settleTarget(req: IncomingMessage): boolean {
  takeAbsoluteForm(req)
  const { host } = req.headers
  if (host !== undefined && !isHost(host)) return false
  if ((req.headersDistinct.host?.length ?? 0) > 1) return false
  const address = `http://localhost${req.url ?? '/'}`
  if (!req.url?.startsWith('/') || !URL.canParse(address)) return false
  const { pathname, search } = new URL(address)
  req.url = pathname + search
  return true
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Nobody encodes more often than that without a purpose. */
const mostRounds = 10

/**
 * The path as routes see it, who decode as long as there is something to decode; undefined where it is none (`%zz`, or encoded
 * more often than anybody needs).
 */
export function pathOf(req: IncomingMessage): string | undefined {
  let path = decoded((req.url ?? '/').split('?')[0] ?? '/')
  for (let round = 0; path !== undefined && round < mostRounds; round += 1) {
    const next = decoded(path)
    if (next === undefined || next === path) return path
    path = next
  }
  return undefined
}
