import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { languageBySegment } from '../i18n/languages.ts'
import { noticedPages } from './noticed-pages.ts'
import type { Band, NoticesApp } from './notices-app.ts'

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

/** Sends files as the build wrote them. */
function asBuilt(folder: string): StaticFiles {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    setHeaders: (res, pathname) => {
      res.setHeader('Cache-Control', cacheControl(pathname))
      res.removeHeader('Last-Modified')
    },
  })
}

/** The notices of a page; none where the address has no language. */
function bandAt(pathname: string, bandOn: NoticesApp['bandOn']): Band | undefined {
  const [, segment = '', ...path] = pathname.split('/')
  const language = pathname.endsWith('/') ? languageBySegment(segment) : undefined
  return language && bandOn(language.tag, path.join('/'))
}

/**
 * Serves the built files of one build folder: .br and .gz made beforehand, hashed names for ever, pages with an entity tag
 * made from their content (so that two servers with the same build agree) and their own Content-Security-Policy. Where notices
 * stand on a page, it goes out with them, under a tag of both; where there are none, as it was built.
 */
export function staticFiles(buildFolder: string, bandOn: NoticesApp['bandOn']): StaticFiles {
  const { etags, headers } = readBuilt(buildFolder)
  const pageHeaders = new Map(headers.map(page => [page.pathname.replace(/\/?$/, '/'), page.headers]))
  const sendNoticed = noticedPages(join(buildFolder, 'client'))
  const serve = asBuilt(join(buildFolder, 'client'))
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
    const file = fileOf(pathname)
    const built = etags[file]
    if (built === undefined) return next()
    const band = bandAt(pathname, bandOn)
    const tag = band ? `${built}.${band.tag}` : built
    res.setHeader('ETag', `W/"${tag}"`)
    for (const { key, value } of pageHeaders.get(pathname) ?? []) res.setHeader(key, value)
    // With its quotes: the tag of the page as it was built is the beginning of those with notices.
    if (req.headers['if-none-match']?.includes(`"${tag}"`)) {
      res.writeHead(304, { 'Cache-Control': cacheControl(pathname), Vary: 'Accept-Encoding' })
      return res.end()
    }
    if (!band) return serve(req, res, next)
    sendNoticed(req, res, { file, tag }, band).catch(error => {
      console.error('a page could not be given its notices', error)
      if (res.headersSent) {
        res.destroy()
        return
      }
      // Better without than not at all.
      res.setHeader('ETag', `W/"${built}"`)
      serve(req, res, next)
    })
  }
}
