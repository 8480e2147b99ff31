import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import { writingDialect } from '../../src/adapters/sql/sqlite/dialect.ts'
import { openForWriting } from '../../src/adapters/sql/sqlite/open-database.ts'
import { note, type OpenBenchEngine, rateOf } from './engine.ts'
import { type BookingTables, fillBookings } from './fill-bookings.ts'

/** Bare commits: nothing but `node:sqlite`, on a file opened as the server opens its own. */
async function commitRate(file: string, seconds: number): Promise<number> {
  const database = await openForWriting(file)
  database.exec('create table if not exists notes (text text not null)')
  const insert = database.prepare('insert into notes values (?)')
  const rate = await rateOf(1, seconds, () => {
    database.exec('begin immediate')
    insert.run(note)
    database.exec('commit')
  })
  database.close()
  return rate
}

/** SQLite in a folder of its own, which is gone when it is closed. */
export const openSqliteEngine: OpenBenchEngine = async (district, now) => {
  const data = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
  const file = join(data, 'lotse.db')
  const { storage, close } = await openSqlite(file)
  await storage.fill(district)
  await close()
  const db = new Kysely<BookingTables>({ dialect: writingDialect(await openForWriting(file)) })
  await fillBookings(db, district.booked, now)
  await db.destroy()
  return {
    name: 'SQLite',
    env: {},
    data,
    commitConnections: [1],
    commitRate: (_, seconds) => commitRate(join(data, 'notes.db'), seconds),
    close: async () => rmSync(data, { recursive: true }),
  }
}
