import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { MiddlewareHandler } from 'astro'

const squeeze = promisify(brotliCompress)
const texts = /^(text\/html|application\/json|application\/problem\+json|text\/calendar)/

/**
 * Compresses what is worked out for a GET. Answers to POST carry a manage code and words that the sender chose, which
 * together must not be compressed (BREACH): they go out as they are. What has an entity tag has chosen how it is sent,
 * because a tag names the bytes.
 */
export const compress: MiddlewareHandler = async ({ request }, next) => {
  const response = await next()
  const accepts = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '')
  const suits =
    request.method === 'GET' &&
    !response.headers.has('etag') &&
    response.status === 200 &&
    texts.test(response.headers.get('content-type') ?? '')
  if (!accepts || !suits || request.headers.has('authorization')) return response
  const plain = Buffer.from(await response.arrayBuffer())
  const packed = await squeeze(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  const headers = new Headers(response.headers)
  headers.set('Content-Encoding', 'br')
  headers.set('Content-Length', String(packed.length))
  headers.append('Vary', 'Accept-Encoding')
  return new Response(new Uint8Array(packed), { status: response.status, headers })
}
