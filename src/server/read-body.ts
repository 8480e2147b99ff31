import type { IncomingMessage } from 'node:http'

/** The most that a form or a program may send. Bytes. */
export const bodyLimit = 16_384

/**
 * Reads a request's body whole, or undefined where it is over the limit. Past the limit nothing is kept; the connection is
 * closed after the answer, because the rest was never read.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
