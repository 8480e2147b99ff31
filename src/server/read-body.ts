import type { IncomingMessage } from 'node:http'

/** The most that a form or a program may send. Bytes. */
export const bodyLimit = 16_384

/**
 * Reads a request's body whole, or gives undefined where it is over the limit: then nothing is kept and the rest is not
 * read. The request is not destroyed, because the answer still has to go out on its connection.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= bodyLimit) chunks.push(chunk)
      else {
        request.pause()
        resolve(undefined)
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}
