import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The bare HTTP server that everything is compared with, as a process of its own. */
export interface Echo {
  readonly origin: string
  readonly stop: () => void
}

/** Starts it; it answers everything with 201 and the body that was sent. */
export async function startEcho(): Promise<Echo> {
  const child = fork(join(import.meta.dirname, 'echo-server.ts'))
  const [origin]: string[] = await once(child, 'message')
  if (origin === undefined) throw new Error('the bare HTTP server has no address')
  return { origin, stop: () => child.disconnect() }
}
