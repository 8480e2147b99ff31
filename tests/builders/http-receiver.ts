import { createServer } from 'node:http'

/** A request as it arrived. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A server on this machine that keeps what it is sent: a gateway, or a push service. */
export interface Receiver {
  readonly origin: string
  readonly received: Received[]
  /** What it answers with; `silent` never answers. */
  answer: number | 'silent'
  /** Where it sends on who asks, with 3xx. */
  location: string | undefined
  readonly stop: () => Promise<void>
}

/** Starts a receiver on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const state: Pick<Receiver, 'answer' | 'location'> = { answer: 200, location: undefined }
  const received: Received[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      received.push({ method, path, headers, body: Buffer.concat(parts) })
      if (state.answer === 'silent') return
      const onward = state.location === undefined ? {} : { Location: state.location }
      response.writeHead(state.answer, onward).end('+4915112345678 is not known here')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return Object.assign(state, {
    origin: `http://127.0.0.1:${port}`,
    received,
    stop: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
