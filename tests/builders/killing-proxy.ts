import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'

/** When the caller dies: before its request reaches the server, or after that, before it hears the answer. */
export type Moment = 'before' | 'after'

/** Stands in front of a server, and can kill whoever calls it in the middle of a call. */
export interface KillingProxy {
  readonly origin: string
  /** Every request that came so far, by its method. */
  readonly seen: string[]
  /** Kills at the next request of this method. */
  readonly arm: (method: string, moment: Moment, kill: () => void) => void
  readonly isArmed: () => boolean
  readonly stop: () => Promise<void>
}

/** Starts one on a free port. */
export async function startKillingProxy(target: string): Promise<KillingProxy> {
  const seen: string[] = []
  let armed: { method: string; moment: Moment; kill: () => void } | undefined
  const forward = (incoming: IncomingMessage, done: (answer: IncomingMessage) => void) => {
    const outgoing = request(
      `${target}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      done,
    )
    outgoing.on('error', () => incoming.destroy())
    incoming.pipe(outgoing)
  }
  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    seen.push(incoming.method ?? '')
    const plan = armed?.method === incoming.method ? armed : undefined
    if (plan) armed = undefined
    if (plan?.moment === 'before') {
      plan.kill()
      incoming.destroy()
      return
    }
    forward(incoming, answer => {
      if (plan) {
        // Read to its end: by then the server has done it.
        answer.resume().on('end', () => {
          plan.kill()
          incoming.destroy()
        })
        return
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    seen,
    arm: (method, moment, kill) => {
      armed = { method, moment, kill }
    },
    isArmed: () => armed !== undefined,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
