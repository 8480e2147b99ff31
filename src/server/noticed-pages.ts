import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { noticesMarker } from '../boards/core/marker.ts'
import { createByteCache } from './byte-cache.ts'
import type { Band } from './notices-app.ts'

/** Every page in both encodings, for a district of some 400 pages. */
const mostBytes = 8 * 1024 * 1024
/** 11 takes three times as long and saves half a percent; 9 would break the budget of the first view. */
const brotliQuality = 10
const gzipLevel = 6

type Encoding = 'br' | 'gzip' | 'identity'

const squeeze: Readonly<Record<Encoding, (html: Buffer) => Promise<Buffer>>> = {
  br: html =>
    promisify(brotliCompress)(html, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
      },
    }),
  gzip: html => promisify(gzip)(html, { level: gzipLevel }),
  identity: async html => html,
}

/** What a browser takes (RFC 9110, 12.5.3), the smallest first; a weight of 0 is a refusal. */
function encodingFor(accepted: string | string[] | undefined): Encoding {
  const offered = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map(part => part.trim())
  const takes = (name: string) =>
    offered.some(part => new RegExp(`^${name}(?!\\s*;\\s*q=0(\\.0*)?$)\\s*(;|$)`).test(part))
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}

/** Sends a built page with notices in the place of its marker. Rejects where the page cannot be read. */
export type SendNoticed = (
  req: IncomingMessage,
  res: ServerResponse,
  page: { readonly file: string; readonly tag: string },
  band: Band,
) => Promise<void>

/**
 * Puts notices into built pages, and keeps the result compressed: pages that were asked for, 8 MiB of them, the ones that
 * were not asked for longest go first. A page that two ask for at once is compressed once.
 */
export function noticedPages(folder: string): SendNoticed {
  const cache = createByteCache(mostBytes)
  const underWay = new Map<string, Promise<Buffer>>()
  const make = async (file: string, { html }: Band, encoding: Encoding): Promise<Buffer> => {
    const built = await readFile(folder + file, 'utf8')
    // A function, because `$` in a text means something in a replacement.
    return squeeze[encoding](Buffer.from(built.replace(noticesMarker, () => html)))
  }
  const pageOf = async (file: string, key: string, band: Band, encoding: Encoding): Promise<Buffer> => {
    const kept = cache.get(key)
    if (kept) return kept
    const making = underWay.get(key) ?? make(file, band, encoding)
    underWay.set(key, making)
    try {
      const page = await making
      if (encoding !== 'identity') cache.set(key, page)
      return page
    } finally {
      underWay.delete(key)
    }
  }
  return async (req, res, { file, tag }, band) => {
    const encoding = encodingFor(req.headers['accept-encoding'])
    const body = await pageOf(file, `${encoding} ${tag} ${file}`, band, encoding)
    res.writeHead(200, {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    })
    res.end(req.method === 'HEAD' ? undefined : body)
  }
}
