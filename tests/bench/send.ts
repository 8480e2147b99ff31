import { type Agent, request } from 'node:http'
import type { Shot } from './load.ts'

/** Sends a request and reads the whole answer. Rejects where the connection breaks. */
export function send(
  agent: Agent,
  origin: string,
  { method, path, headers, body }: Shot,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}${path}`,
      { agent, method, headers: { 'Content-Type': 'application/json', ...headers } },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }))
        response.once('error', reject)
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}
