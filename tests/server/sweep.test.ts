// A database that was asleep, as one from a backup: what should be gone is gone before anybody can ask for it.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../builders/api.ts'
import { anInstallationIn, bookedDaysAgo } from '../builders/past.ts'
import { dataFolder, startServer } from '../builders/server.ts'
import { bytesBelow } from '../builders/traces.ts'

const secret = 'the secret of a district that slept for weeks'
const folder = dataFolder()
afterAll(() => folder.remove())

type Booked = Awaited<ReturnType<typeof bookedDaysAgo>>
let [longPast, past, toCome]: (Booked | undefined)[] = []
let sealed: ReadonlyMap<string, string>

beforeAll(async () => {
  const lotse = await anInstallationIn(folder.path, secret)
  longPast = await bookedDaysAgo(lotse, 45, 'Long-Past')
  past = await bookedDaysAgo(lotse, 6, 'Just-Past')
  toCome = await bookedDaysAgo(lotse, 0, 'To-Come')
  sealed = new Map((await lotse.storage.sealed('', 9)).map(({ id, personal }) => [id, personal]))
  await lotse.close()
})

describe('a server that starts on a database that was asleep', () => {
  it('has erased what is past thirty days, and wiped what is past two, when it says that it is ready', async () => {
    expect([...sealed.values()].every(text => bytesBelow(folder.path).includes(text))).toBe(true)
    const server = await startServer(folder.path, { LOTSE_DEMO: '0', LOTSE_SECRET: secret })
    const database = new DatabaseSync(join(folder.path, 'lotse.db'), { readOnly: true })
    const rows = (query: string) =>
      database
        .prepare(query)
        .all()
        .map(row => ({ ...row }))
    const bookings = rows('select reference, personal is null as wiped from bookings order by start_at')
    const of = (booked: Booked | undefined) => booked?.reference.replace('-', '')
    expect(bookings).toEqual([
      { reference: of(past), wiped: 1 },
      { reference: of(toCome), wiped: 0 },
    ])
    const traces = ['history', 'events', 'networks', 'idempotency'].flatMap(table =>
      rows(`select booking from ${table}`).map(({ booking }) => booking),
    )
    expect(traces).not.toContain(longPast?.id)
    expect(rows('select booking from networks').map(({ booking }) => booking)).toEqual([toCome?.id])
    expect(rows("select sum(count) as booked from counters where outcome = 'booked'")).toEqual([
      { booked: 3 },
    ])
    database.close()
    const bytes = bytesBelow(folder.path)
    const left = [...sealed].filter(([, text]) => bytes.includes(text)).map(([id]) => id)
    expect(left).toEqual([toCome?.id])
    const headers = { Authorization: `Bearer ${toCome?.code}` }
    const shown = await call(`${server.origin}/api/bookings/${toCome?.reference}`, { headers })
    expect(shown.status).toBe(200)
    const gone = await call(`${server.origin}/api/bookings/${longPast?.reference}`, {
      headers: { Authorization: `Bearer ${longPast?.code}` },
    })
    expect(gone.status).toBe(404)
    await server.stop()
  })
})
