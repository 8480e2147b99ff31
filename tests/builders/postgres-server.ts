import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A PostgreSQL server that runs for tests. */
export interface PostgresServer {
  /** Of the database `postgres`, for a user who may make others. */
  readonly url: string
  /** Ends the server and all its connections; its data stay. */
  readonly stop: () => Promise<void>
  /** Starts it again, on the same port with the same data. */
  readonly start: () => Promise<void>
  /** Ends it and takes its data away. */
  readonly remove: () => Promise<void>
}

async function ask(child: ChildProcess, message: 'start' | 'stop'): Promise<void> {
  child.send(message)
  await once(child, 'message')
}

/** Starts a PostgreSQL server on a free port with data of its own, which are gone with it; a durable one waits for the disk. */
export async function startPostgres(commits: 'fast' | 'durable' = 'fast'): Promise<PostgresServer> {
  const child = fork(join(import.meta.dirname, 'postgres-process.ts'), [commits], {
    execArgv: [],
    // In a group of its own: an interrupt from the keyboard is for the tests, which then end the server in order.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [answer] = await once(child, 'message')
  if (answer.url === undefined) throw new Error(`PostgreSQL cannot be started for the tests: ${answer.fault}`)
  return {
    url: answer.url,
    stop: () => ask(child, 'stop'),
    start: () => ask(child, 'start'),
    remove: async () => {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
