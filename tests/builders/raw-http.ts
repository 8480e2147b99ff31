import { connect } from 'node:net'

/**
 * Sends bytes (a text of Latin-1) on a connection of its own, and gives what comes back until the server ends it, or until a
 * second has passed: a server may keep a connection open.
 */
export function sendRaw(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise(resolve => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
    socket.setEncoding('latin1')
    socket.on('data', chunk => {
      answer += chunk
    })
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    setTimeout(() => socket.destroy(), 1_000)
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
