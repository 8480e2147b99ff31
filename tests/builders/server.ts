import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll } from 'vitest'
import { projectFolder } from '../../src/server/build-folder.ts'

export interface TestServer {
  readonly origin: string
  readonly data: string
  /** What the server printed so far. */
  readonly output: () => string
  readonly process: ChildProcess
  /** Address of the feed that was printed at the start. */
  readonly feed: string
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** A folder for a server's data that is removed with `remove`. */
export function dataFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What `npm start` gives Node: the server is tested as it is run. */
const nodeOptions = (
  JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).scripts.start as string
)
  .split('exec node ')[1]
  ?.split(' src/')[0]
  ?.split(' ')

function spawnServer(data: string, env: Record<string, string>): ChildProcess {
  const clean = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' }
  return spawn(process.execPath, [...(nodeOptions ?? []), 'src/server/main.ts'], {
    cwd: projectFolder,
    env: { ...clean, PORT: '0', LOTSE_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Starts the real server as a process of its own on a free port, and waits until it says that it is ready. */
export async function startServer(data: string, env: Record<string, string> = {}): Promise<TestServer> {
  const child = spawnServer(data, env)
  let output = ''
  const exited = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const collect = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  while (!/Lotse is ready[\s\S]*(feed {3}\S+|SITE_URL)/.test(output)) {
    const code = await Promise.race([
      exited,
      new Promise<'wait'>(resolve => setTimeout(() => resolve('wait'), 20)),
    ])
    if (code !== 'wait') throw new Error(`the server ended with ${code}:\n${output}`)
  }
  return {
    origin: /site {3}(\S+?)\/?\s/.exec(output)?.[1] ?? '',
    feed: /feed {3}(\S+)/.exec(output)?.[1] ?? '',
    data,
    output: () => output,
    process: child,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return exited
    },
  }
}

/** Runs the server until it refuses to start, and gives what it printed. */
export async function refusedStart(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const { path, remove } = dataFolder()
  const child = spawnServer(path, env)
  let output = ''
  child.stderr?.on('data', chunk => {
    output += chunk
  })
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  remove()
  return { code, output }
}

/** Rows of each kind in a server's database, read beside the running server. */
export function countRows(data: string): Record<'bookings' | 'claims' | 'outbox' | 'history', number> {
  const database = new DatabaseSync(join(data, 'lotse.db'), { readOnly: true })
  const count = (table: string) => Number(database.prepare(`select count(*) as n from ${table}`).get()?.n)
  const counts = {
    bookings: count('bookings'),
    claims: count('claims'),
    outbox: count('outbox'),
    history: count('history'),
  }
  database.close()
  return counts
}

/** A server for all tests of a file, with a fresh database: started before the first of them, stopped after the last. */
export function serverForThisFile(
  env: Record<string, string> = {},
): Pick<TestServer, 'origin' | 'feed' | 'data' | 'output'> {
  const folder = dataFolder()
  let server: TestServer | undefined
  const running = () => {
    if (!server) throw new Error('the server runs only while tests run')
    return server
  }
  beforeAll(async () => {
    server = await startServer(folder.path, env)
  })
  afterAll(async () => {
    await server?.stop()
    folder.remove()
  })
  return {
    data: folder.path,
    output: () => running().output(),
    get origin() {
      return running().origin
    },
    get feed() {
      return running().feed
    },
  }
}
