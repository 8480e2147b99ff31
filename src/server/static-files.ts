import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/** What the build says about its files: an entity tag from the content, and the headers of each page. */
interface Built {
  readonly etags: Readonly<Record<string, string>>
  readonly headers: readonly {
    readonly pathname: string
    readonly headers: readonly { key: string; value: string }[]
  }[]
}

type Next = () => void
export type StaticFiles = (req: IncomingMessage, res: ServerResponse, next: Next) => void

/** A hashed name never gets another content; a page is asked for anew each time. */
function cacheControl(pathname: string): string {
  return pathname.startsWith('/_app/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function readBuilt(folder: string): Built {
  const read = (name: string, empty: string) => {
    const file = join(folder, name)
    return JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : empty)
  }
  return { etags: read('etags.json', '{}'), headers: read('_headers.json', '[]') }
}

function fileOf(pathname: string): string {
  return pathname.endsWith('/') ? `${pathname}index.html` : pathname
}

/**
 * Serves the built files of one build folder: .br and .gz made beforehand, hashed names for ever, pages with an entity tag
 * made from their content (so that two servers with the same build agree) and their own Content-Security-Policy.
 */
export function staticFiles(buildFolder: string): StaticFiles {
  const { etags, headers } = readBuilt(buildFolder)
  const pageHeaders = new Map(headers.map(page => [page.pathname.replace(/\/?$/, '/'), page.headers]))
  const serve = sirv(join(buildFolder, 'client'), {
    brotli: true,
    gzip: true,
    setHeaders: (res, pathname) => {
      res.setHeader('Cache-Control', cacheControl(pathname))
      res.removeHeader('Last-Modified')
    },
  })
  return (req, res, next) => {
    // Nothing here is long enough for parts of it, and sirv does not survive ranges that run backwards.
    delete req.headers.range
    const [pathname = '/', query] = (req.url ?? '/').split('?')
    // /x is the page /x/: one address a page, and relative links that work.
    if (!pathname.endsWith('/') && etags[`${pathname}/index.html`]) {
      res.writeHead(308, { Location: `${pathname}/${query === undefined ? '' : `?${query}`}` })
      return res.end()
    }
    // Precompressed files are not pages of their own; an address with index.html is not one either.
    if (/\.(br|gz)$|\/index\.html$/.test(pathname)) return next()
    const tag = etags[fileOf(pathname)]
    if (tag === undefined) return next()
    res.setHeader('ETag', `W/"${tag}"`)
    for (const { key, value } of pageHeaders.get(pathname) ?? []) res.setHeader(key, value)
    if (req.headers['if-none-match']?.includes(tag)) {
      res.writeHead(304, { 'Cache-Control': cacheControl(pathname) })
      return res.end()
    }
    serve(req, res, next)
  }
}
