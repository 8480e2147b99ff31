import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App, RequestLocals } from './app.ts'
import { chooseLanguage } from './choose-language.ts'
import { readBody } from './read-body.ts'
import { securityHeaders, strictTransportSecurity } from './security-headers.ts'
import type { StaticFiles } from './static-files.ts'

/** Astro's handler in middleware mode: it calls `next` where no route matches. */
export type PageHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: () => void,
  locals: object,
) => Promise<void>

interface Parts {
  readonly app: App
  readonly pages: PageHandler
  readonly files: StaticFiles
  /** Once true, answers ask their connections to close. */
  readonly isStopping: () => boolean
}

const readOnly = new Set(['GET', 'HEAD'])
const known = new Set([...readOnly, 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Astro answers these by default; Lotse has no use for them. */
const closed = /^\/+_(image|server-islands|actions)(\/|$)/

function setHeaders(res: ServerResponse, { app, isStopping }: Parts): void {
  for (const [name, value] of Object.entries({ ...securityHeaders, ...strictTransportSecurity(app.siteUrl) }))
    res.setHeader(name, value)
  if (isStopping()) res.setHeader('Connection', 'close')
}

/** The path as routes see it; undefined where it is no path (`%zz`). */
function pathOf(req: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent((req.url ?? '/').split('?')[0] ?? '/')
  } catch {
    return undefined
  }
}

/** The page for what is not there, in the language of the address. */
function notFound({ files }: Parts, req: IncomingMessage, res: ServerResponse): void {
  const [, segment = ''] = (req.url ?? '/').split('/')
  const headers = { ...req.headers, 'if-none-match': undefined }
  const pageOf = (language: string) =>
    Object.assign(Object.create(req), { url: `/${language}/not-found/`, headers })
  files(pageOf(segment), as404(res), () => files(pageOf('de'), as404(res), () => res.end()))
}

/** Files are sent with 200; what stands in for a missing page is a 404 all the same. */
function as404(res: ServerResponse): ServerResponse {
  const writeHead = res.writeHead.bind(res)
  res.writeHead = ((_status: number, headers?: Record<string, string>) =>
    writeHead(404, headers)) as typeof res.writeHead
  return res
}

async function dynamic(parts: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const locals: Pick<RequestLocals, 'app' | 'bodyTooLarge'> = { app: parts.app, bodyTooLarge: false }
  if (!readOnly.has(req.method ?? 'GET')) {
    const body = await readBody(req)
    locals.bodyTooLarge = body === undefined
    // What was not read is still on its way; the next request on this connection would be lost in it.
    if (body === undefined) res.setHeader('Connection', 'close')
    Object.assign(req, { body: body ?? Buffer.alloc(0) })
  }
  await parts.pages(req, res, () => notFound(parts, req, res), locals)
}

function fail(res: ServerResponse, error: unknown): void {
  console.error('a request failed', error)
  if (!res.headersSent) res.writeHead(500)
  res.end()
}

function answer(parts: Parts, req: IncomingMessage, res: ServerResponse): void {
  setHeaders(res, parts)
  const path = pathOf(req)
  if (!known.has(req.method ?? '')) {
    res.writeHead(405, { Allow: 'GET, HEAD, POST' }).end()
    return
  }
  if (path === undefined || closed.test(path)) {
    notFound(parts, req, res)
    return
  }
  if (chooseLanguage(req, res)) return
  const work = () => {
    dynamic(parts, req, res).catch(error => fail(res, error))
  }
  if (readOnly.has(req.method ?? 'GET')) parts.files(req, res, work)
  else work()
}

/** The HTTP server: headers, the reader's language, built files, then the routes that are worked out for each request. */
export function createHttpServer(parts: Parts): Server {
  return createServer((req, res) => {
    try {
      answer(parts, req, res)
    } catch (error) {
      fail(res, error)
    }
  })
}
