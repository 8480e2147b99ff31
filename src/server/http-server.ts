import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App, RequestLocals } from './app.ts'
import { chooseLanguage } from './choose-language.ts'
import { readBody } from './read-body.ts'
import { pathOf, settleTarget } from './request-target.ts'
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
  /** The network of a request, by which it is counted; undefined where it is not known or nobody is counted. */
  readonly networkOf: (req: IncomingMessage) => string | undefined
}

/** A form of 16 kB takes seconds on the slowest line; who takes minutes keeps a connection from others. Milliseconds. */
const patience = { headersTimeout: 20_000, requestTimeout: 60_000 }

const readOnly = new Set(['GET', 'HEAD'])
/** Methods that no `Request` can have (Fetch §2.2.1), so that no route could answer. Every other one a route refuses itself. */
const unheard = new Set(['CONNECT', 'TRACE', 'TRACK'])
/** Astro answers these by default; Lotse has no use for them. */
const closed = /^\/+_(image|server-islands|actions)(\/|$)/

function setHeaders(res: ServerResponse, { app, isStopping }: Parts): void {
  for (const [name, value] of Object.entries({ ...securityHeaders, ...strictTransportSecurity(app.siteUrl) }))
    res.setHeader(name, value)
  if (isStopping()) res.setHeader('Connection', 'close')
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
  const locals: Pick<RequestLocals, 'app' | 'bodyTooLarge' | 'network'> = {
    app: parts.app,
    bodyTooLarge: false,
    network: parts.networkOf(req),
  }
  if (!readOnly.has(req.method ?? 'GET')) {
    const body = await readBody(req)
    locals.bodyTooLarge = body === undefined
    // What was not read is still on its way; the next request on this connection would be lost in it.
    if (body === undefined) res.setHeader('Connection', 'close')
    Object.assign(req, { body: body ?? Buffer.alloc(0) })
  }
  await parts.pages(req, res, () => notFound(parts, req, res), locals)
}

function fail(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  // Who broke off in the middle of a request waits for no answer, and it is no fault of ours.
  if (req.errored) return
  console.error('a request failed', error)
  if (!res.headersSent) res.writeHead(500)
  res.end()
}

/** The path that a request is for; undefined where no file and no route is for it. */
function openPath(req: IncomingMessage): string | undefined {
  // Programs get a problem, not a page: to the API what cannot be read is an address that there is not.
  if (pathOf(req) === undefined && req.url?.startsWith('/api/')) req.url = '/api/%EF%BF%BD'
  const path = pathOf(req)
  return path === undefined || closed.test(path) ? undefined : path
}

/** The status for a request that no route can be asked about. */
function refusalOf(req: IncomingMessage): 400 | 405 | undefined {
  if (unheard.has(req.method ?? '')) return 405
  return settleTarget(req) ? undefined : 400
}

function answer(parts: Parts, req: IncomingMessage, res: ServerResponse): void {
  setHeaders(res, parts)
  const refusal = refusalOf(req)
  if (refusal !== undefined) {
    res.writeHead(refusal, refusal === 405 ? { Allow: 'GET, HEAD, POST' } : {}).end()
    return
  }
  if (openPath(req) === undefined) {
    notFound(parts, req, res)
    return
  }
  if (chooseLanguage(req, res)) return
  const work = () => {
    dynamic(parts, req, res).catch(error => fail(req, res, error))
  }
  if (readOnly.has(req.method ?? 'GET')) parts.files(req, res, work)
  else work()
}

/** The HTTP server: headers, the reader's language, built files, then the routes that are worked out for each request. */
export function createHttpServer(parts: Parts): Server {
  return createServer(patience, (req, res) => {
    try {
      answer(parts, req, res)
    } catch (error) {
      fail(req, res, error)
    }
  })
}
