import { connect } from 'node:net'

/** How long nothing may come before somebody gives up: a busy machine is slow. And how long after something has. Milliseconds. */
const untilFirst = 30_000
const untilMore = 1_000

/**
 * Sends bytes (a text of Latin-1) on a connection of its own, and gives what comes back until the server ends it or has no
 * more to say: it may keep a connection open.
 */
export function sendRaw(origin: string, text: string, patience = untilFirst): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise(resolve => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
    socket.setEncoding('latin1')
    socket.setTimeout(patience, () => socket.destroy())
    socket.on('data', chunk => {
      answer += chunk
      socket.setTimeout(untilMore)
    })
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
  })
}

/** A request as bytes, on a connection that ends after it. Give `headers` one a line, and end each line with CRLF. */
export function rawRequest(method: string, target: string, headers = '', body = ''): string {
  return `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n${body}`
}

/** The statuses of the answers that came back on one connection. */
export function statusesOf(answer: string): readonly number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
}
