import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A request; the body is JSON. */
export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Load on a server: each connection sends the next shot when it has had the answer to its last. */
export interface LoadJob {
  readonly origin: string
  readonly connections: number
  readonly seconds: number
  /** Seconds before that are not measured, in which code is compiled and caches fill. */
  readonly warmUp: number
  readonly shots: readonly Shot[]
  /** Begin again when all were sent; else each is sent once, and the load ends with the last. */
  readonly repeat: boolean
  /** Milliseconds between an answer and the next shot of its connection. */
  readonly pause: number
  /** The status that counts. */
  readonly expected: number
}

/** What came of it. */
export interface LoadResult {
  readonly perSecond: number
  /** Milliseconds of each answer with the expected status. */
  readonly times: readonly number[]
  /** How many others there were, by status; 0 is no answer. */
  readonly others: Readonly<Record<number, number>>
  /** Shots that were sent, also before the measurement. */
  readonly sent: number
}

/** Makes load in a process of its own, so that it takes no time from what it measures. */
export async function load(job: LoadJob): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), { serialization: 'advanced' })
  child.send(job)
  const [result]: LoadResult[] = await once(child, 'message')
  child.disconnect()
  if (!result) throw new Error('the load process ended without a result')
  return result
}
