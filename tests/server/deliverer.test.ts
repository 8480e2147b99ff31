// At scale, what goes out goes out from processes of their own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectFolder } from '../../src/server/build-folder.ts'
import { bookingOf, call, freeSlots } from '../builders/api.ts'
import { runCommand } from '../builders/command.ts'
import { type MailServer, startMailServer } from '../builders/mail-server.ts'
import { aDatabase } from '../builders/postgres-databases.ts'
import { freePort } from '../builders/radicale.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'

const folder = dataFolder()
let database: Awaited<ReturnType<typeof aDatabase>>
let mails: MailServer
let server: TestServer
let port = 0
let settings: Record<string, string> = {}
const children: ChildProcess[] = []

beforeAll(async () => {
  database = await aDatabase()
  mails = await startMailServer()
  port = await freePort()
  settings = {
    ...{ LOTSE_LIMITS: 'off', SMTP_URL: mails.url, MAIL_FROM: 'termine@auental.example.org' },
    ...{ SITE_URL: 'https://lotse.example.org', DATABASE_URL: database.url, LOTSE_DATA: folder.path },
  }
  server = await startServer(folder.path, { ...settings, PORT: String(port), LOTSE_DELIVER: 'elsewhere' })
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await server.stop()
  await mails.stop()
  await database.remove()
  folder.remove()
})

const startDeliverer = async () => {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...settings }
  const child = spawn(process.execPath, ['src/server/deliverer.ts'], {
    ...{ cwd: projectFolder, env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout ?? child, 'data')
  return child
}

const bookAll = async (places: readonly number[]) => {
  for (const place of places) {
    const [slot] = await freeSlots(`http://127.0.0.1:${port}`)
    if (!slot) throw new Error('nothing is free')
    const body = { ...bookingOf(slot), contact: { email: `amal${place}@example.org` } }
    const { status } = await call(`http://127.0.0.1:${port}/api/bookings`, { method: 'POST', body })
    expect(status).toBe(201)
  }
}

it('each mail goes out once, however many deliverers there are, and none before there is one', async () => {
  await bookAll([0, 1, 2, 3, 4, 5])
  const waiting = await runCommand('deliveries', [], settings)
  expect(waiting.output).toContain('6 should have gone')
  expect(mails.mailbox).toEqual([])
  const all = await Promise.all([startDeliverer(), startDeliverer()])
  await expect.poll(() => mails.mailbox.length, { timeout: 20_000 }).toBe(6)
  await bookAll([6, 7])
  await expect.poll(() => mails.mailbox.length, { timeout: 20_000 }).toBe(8)
  expect(new Set(mails.mailbox.map(({ messageId }) => messageId)).size).toBe(8)
  for (const child of all) {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    expect(child.exitCode).toBe(0)
  }
}, 90_000)
