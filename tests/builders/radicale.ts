import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from '../../src/calendars/ports/remote-calendar.ts'

const program = '/usr/bin/radicale'
/** The same program, that does not wait for the disk: the machine does not lose power in these tests. */
const withoutWaiting = 'import os; os.fsync = lambda file: None; from radicale.__main__ import run; run()'
const calendarUser = 'amira'
const firstPassword = 'geheim-für-Grüße'

/** A real CalDAV server of its own on a free port, with one account; its storage is a folder that tests may write into. */
export interface Radicale {
  readonly origin: string
  /** The account, at one of its calendars. */
  readonly account: (calendar?: string) => Account
  /** Makes a calendar; without a kind it holds everything. */
  readonly addCalendar: (name: string, label?: string, kind?: 'VEVENT' | 'VTODO') => void
  readonly removeCalendar: (name: string) => void
  /** Objects by the names of their files, put there without asking the server: thousands in a second. */
  readonly putObjects: (calendar: string, objects: ReadonlyMap<string, string>) => void
  readonly removeObject: (calendar: string, name: string) => void
  readonly objects: (calendar: string) => ReadonlyMap<string, string>
  readonly changePassword: (password: string) => void
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  /** Stops it, and takes away all that it has kept. */
  readonly remove: () => Promise<void>
}

export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const configuration = (folder: string, port: number): string => `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${join(folder, 'storage')}
[web]
type = none
[logging]
level = error
`

async function waitForAnswer(origin: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`Radicale ended at once: ${said.join('')}`)
    const answer = await fetch(origin, { method: 'OPTIONS' }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer) return
    await wait(100)
  }
  throw new Error(`Radicale does not answer: ${said.join('')}`)
}

/** The process, that can be stopped and started again at the same address. */
function createProcess(file: string, origin: string) {
  const state: { child?: ChildProcess } = {}
  const kill = () => state.child?.kill('SIGKILL')
  process.on('exit', kill)
  return {
    start: async () => {
      const said: string[] = []
      const child = spawn('/usr/bin/python3', ['-c', withoutWaiting, '--config', file], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child.stderr.on('data', data => said.push(String(data)))
      state.child = child
      await waitForAnswer(origin, child, said)
    },
    stop: async () => {
      const { child } = state
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
    forget: () => process.off('exit', kill),
  }
}

/** The storage: a folder for each calendar, with a file for each object. */
function createCollections(folder: string) {
  const of = (calendar: string) => join(folder, 'storage/collection-root', calendarUser, calendar)
  return {
    addCalendar: (name: string, label = name, kind?: string) => {
      const kinds = kind ? { 'C:supported-calendar-component-set': kind } : {}
      mkdirSync(of(name), { recursive: true })
      const props = { tag: 'VCALENDAR', 'D:displayname': label, ...kinds }
      writeFileSync(join(of(name), '.Radicale.props'), JSON.stringify(props))
    },
    removeCalendar: (name: string) => rmSync(of(name), { recursive: true, force: true }),
    putObjects: (calendar: string, objects: ReadonlyMap<string, string>) => {
      for (const [name, text] of objects) writeFileSync(join(of(calendar), name), text)
    },
    removeObject: (calendar: string, name: string) => rmSync(join(of(calendar), name)),
    objects: (calendar: string) => {
      const names = readdirSync(of(calendar)).filter(name => !name.startsWith('.Radicale'))
      return new Map(names.map(name => [name, readFileSync(join(of(calendar), name), 'utf8')]))
    },
  }
}

/** Starts it with an empty calendar `termine`. Fails where the program is missing: nothing else can stand for a real server. */
export async function startRadicale(): Promise<Radicale> {
  if (!existsSync(program)) throw new Error(`${program} is missing: install the Debian package "radicale"`)
  const folder = mkdtempSync(join(tmpdir(), 'lotse-radicale-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const file = join(folder, 'config')
  writeFileSync(file, configuration(folder, port))
  const changePassword = (password: string) =>
    writeFileSync(join(folder, 'users'), `${calendarUser}:${password}\n`)
  changePassword(firstPassword)
  const collections = createCollections(folder)
  collections.addCalendar('termine', 'Termine', 'VEVENT')
  const { start, stop, forget } = createProcess(file, origin)
  await start()
  return {
    ...collections,
    ...{ origin, changePassword, start, stop },
    account: (calendar = 'termine') => ({
      address: `${origin}/${calendarUser}/${calendar}/`,
      user: calendarUser,
      password: firstPassword,
    }),
    remove: async () => {
      await stop()
      forget()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
