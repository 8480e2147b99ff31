import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ApiSlot, book, freeSlots } from '../builders/api.ts'
import { noWrites, smallDisk } from '../builders/disk.ts'
import { dataFolder, startServer, type TestServer } from '../builders/server.ts'
import {
  booked,
  healthBecomes,
  holdsExactly,
  type Known,
  readingGoesOn,
  writingIsRefused,
} from '../builders/storage-fault.ts'

/** Locks are waited for, and servers start again: on a busy machine that takes its time. */
const patience = 240_000

let folder: ReturnType<typeof dataFolder>
let server: TestServer
/** A small disk of its own at the folder, where one may be made. */
let disk: ReturnType<typeof smallDisk>
let slots: ApiSlot[]
beforeEach(() => {
  folder = dataFolder()
})
afterEach(async () => {
  await server.stop()
  disk?.remove()
  disk = undefined
  folder.remove()
})

/** Starts the server, and finds slots that no other one overlaps. */
async function start(): Promise<void> {
  server = await startServer(folder.path, { LOTSE_LIMITS: 'off' })
  const days = Map.groupBy(
    await freeSlots(server.origin),
    slot => slot.counsellor.id + slot.start.slice(0, 10),
  )
  slots = [...days.values()].flatMap(([first]) => first ?? [])
}

/** Books one after the other until storage refuses; gives those that were acknowledged. */
async function bookUntilRefused(): Promise<Known[]> {
  const known: Known[] = []
  for (const slot of await freeSlots(server.origin)) {
    const { status, body } = await book(server.origin, slot)
    if (status === 503) return known
    expect([201, 409]).toContain(status)
    if (status === 201) known.push({ ...body, slot })
  }
  throw new Error(`storage took all ${known.length} bookings`)
}

/** The server ends as it does when the power fails, and starts again. */
async function restart(): Promise<void> {
  await server.stop('SIGKILL')
  server = await startServer(folder.path, { LOTSE_LIMITS: 'off' })
}

/** After a fault: healthy by itself, it books again, and has exactly what it said. */
async function isWhole(known: readonly Known[]): Promise<void> {
  await healthBecomes(server, 200)
  expect(server.output()).not.toContain('Amal')
  const [slot] = (await freeSlots(server.origin)).toReversed()
  const all = [...known, await booked(server, slot)]
  await holdsExactly(server, all)
  await restart()
  await holdsExactly(server, all)
}

describe('a disk that has become read-only under the server', () => {
  it(
    'stops bookings with words, and nothing else; then they go on, and nothing is lost',
    async () => {
      await start()
      const before = [await booked(server, slots.pop()), await booked(server, slots.pop())]
      const [first] = before as [Known]
      const fault = noWrites(server.process.pid ?? 0)
      fault.begin()
      await writingIsRefused(server, first, slots.at(-1))
      await readingGoesOn(server, first)
      await healthBecomes(server, 503)
      fault.end()
      await isWhole(before)
    },
    patience,
  )

  it(
    'comes and goes in the middle of a crowd, and whoever was told so has her appointment',
    async () => {
      await start()
      const fault = noWrites(server.process.pid ?? 0)
      const known: Known[] = []
      const reached = new Set<number>()
      const one = async (slot: ApiSlot) => {
        const { status, body } = await book(server.origin, slot)
        reached.add(status)
        if (status === 201) known.push({ ...body, slot })
      }
      while (slots.length > (reached.size < 2 ? 0 : 60)) {
        const crowd = slots.splice(0, 8).map(one)
        await wait(slots.length % 10)
        fault.begin()
        crowd.push(...slots.splice(0, 8).map(one))
        await wait(20)
        fault.end()
        await Promise.all(crowd)
      }
      expect(reached).toEqual(new Set([201, 503]))
      await isWhole(known)
    },
    patience,
  )
})

describe('a disk that is full', () => {
  it(
    'stops bookings with words, and nothing else; then they go on, and nothing is lost',
    async () => {
      // Where nobody may make a small disk, files that may not grow stand for it.
      disk = smallDisk(folder.path)
      await start()
      const first = await booked(server, slots.pop())
      const full = disk ?? noWrites(server.process.pid ?? 0, 1_000_000)
      full.begin()
      const known = [first, ...(await bookUntilRefused())]
      await readingGoesOn(server, first)
      await healthBecomes(server, 503)
      full.end()
      await isWhole(known)
    },
    patience,
  )
})

describe('a database that another process has locked', () => {
  it(
    'for many seconds: readers read, writers are told to come back, and then all is as before',
    async () => {
      await start()
      const first = await booked(server, slots.pop())
      const other = new DatabaseSync(join(folder.path, 'lotse.db'))
      other.exec('begin immediate')
      const refused = writingIsRefused(server, first, slots.at(-1))
      await readingGoesOn(server, first)
      await refused
      await healthBecomes(server, 503)
      await readingGoesOn(server, first)
      other.exec('rollback')
      other.close()
      await isWhole([first])
    },
    patience,
  )

  it(
    'for a moment: nobody notices',
    async () => {
      await start()
      const other = new DatabaseSync(join(folder.path, 'lotse.db'))
      other.exec('begin immediate')
      const waiting = booked(server, slots.pop())
      await wait(500)
      other.exec('rollback')
      other.close()
      await isWhole([await waiting])
    },
    patience,
  )
})

describe('a file that was damaged while nobody looked', () => {
  it(
    'is not touched, and the start says what is wrong and the way back',
    async () => {
      await start()
      await server.stop()
      const file = join(folder.path, 'lotse.db')
      const whole = readFileSync(file)
      for (const damaged of [whole.subarray(0, -5_000), Buffer.from('PK, this is an archive '.repeat(500))]) {
        writeFileSync(file, damaged)
        const refused = await startServer(folder.path).then(
          () => 'it started',
          (error: Error) => error.message,
        )
        expect(refused).toMatch(
          /ended with 1:\n.*lotse\.db.*the file is damaged: .+ npm run restore -- FILE --replace\s*$/,
        )
        expect(readFileSync(file).equals(damaged)).toBe(true)
      }
    },
    patience,
  )
})

describe('a table that is not there any more', () => {
  it(
    'people get a whole page with words and a status, programs a problem',
    async () => {
      await start()
      const database = new DatabaseSync(join(folder.path, 'lotse.db'))
      database.exec('alter table claims rename to elsewhere')
      database.close()
      for (const encoding of ['br', 'identity'] as const) {
        const page = await fetch(`${server.origin}/ar/book/times/?topic=work&language=ar`, {
          headers: { 'Accept-Encoding': encoding },
        })
        expect(page.status).toBeGreaterThanOrEqual(500)
        expect(await page.text()).toMatch(/<html lang="ar" dir="rtl">[\s\S]*<\/html>/)
      }
      const api = await fetch(`${server.origin}/api/slots`)
      expect(api.status).toBeGreaterThanOrEqual(500)
      expect(api.headers.get('content-type')).toContain('application/problem+json')
    },
    patience,
  )
})
