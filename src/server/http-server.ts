import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App } from './app.ts'
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
}

const readOnly = new Set(['GET', 'HEAD'])
/** Astro answers these by default; Lotse has no use for them. */
const closed = /^\/(_image|_server-islands|_actions)(\/|\?|$)/

function setHeaders(res: ServerResponse, app: App): void {
  for (const [name, value] of Object.entries({ ...securityHeaders, ...strictTransportSecurity(app.siteUrl) }))
    res.setHeader(name, value)
}

/** The page for what is not there, in the language of the address. */
function notFound({ files }: Parts, req: IncomingMessage, res: ServerResponse): void {
  const [, segment = ''] = (req.url ?? '/').split('/')
  const missing = Object.assign(Object.create(req), {
    url: `/${segment}/not-found/`,
    headers: { ...req.headers, 'if-none-match': undefined },
  })
  const german = Object.assign(Object.create(req), { ...missing, url: '/de/not-found/' })
  res.statusCode = 404
  files(missing, as404(res), () => files(german, as404(res), () => res.end()))
}

/** Files are sent with 200; what stands in for a missing page is a 404 all the same. */
function as404(res: ServerResponse): ServerResponse {
  const writeHead = res.writeHead.bind(res)
  res.writeHead = ((_status: number, headers?: Record<string, string>) =>
    writeHead(404, headers)) as typeof res.writeHead
  return res
}

async function dynamic(parts: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const locals: { app: App; bodyTooLarge: boolean } = { app: parts.app, bodyTooLarge: false }
  if (!readOnly.has(req.method ?? 'GET')) {
    const body = await readBody(req)
    locals.bodyTooLarge = body === undefined
    if (body === undefined) res.setHeader('Connection', 'close')
    Object.assign(req, { body: body ?? Buffer.alloc(0) })
  }
  await parts.pages(req, res, () => notFound(parts, req, res), locals)
}

/** The HTTP server: headers, the reader's language, built files, then the routes that are worked out for each request. */
export function createHttpServer(parts: Parts): Server {
  return createServer((req, res) => {
    setHeaders(res, parts.app)
    if (closed.test(req.url ?? '')) return notFound(parts, req, res)
    if (chooseLanguage(req, res)) return
    const answer = () => {
      dynamic(parts, req, res).catch(error => {
        console.error('a request failed', error)
        if (!res.headersSent) res.writeHead(500)
        res.end()
      })
    }
    if (readOnly.has(req.method ?? 'GET')) parts.files(req, res, answer)
    else answer()
  })
}
