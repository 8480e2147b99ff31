import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool } from 'pg'
import { openPostgres } from '../../src/adapters/sql/open-postgres.ts'
import { startPostgres } from '../builders/postgres-server.ts'
import { note, type OpenBenchEngine, rateOf } from './engine.ts'
import { type BookingTables, fillBookings } from './fill-bookings.ts'

/** Bare commits: a statement by itself is a transaction. */
async function commitRate(url: string, connections: number, seconds: number): Promise<number> {
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }))
  await Promise.all(clients.map(client => client.connect()))
  await clients[0]?.query('create table if not exists bench_notes (text text not null)')
  const insert = { name: 'insert', text: 'insert into bench_notes values ($1)', values: [note] }
  const rate = await rateOf(connections, seconds, connection => clients[connection]?.query(insert))
  await clients[0]?.query('drop table bench_notes')
  await Promise.all(clients.map(client => client.end()))
  return rate
}

/** A PostgreSQL server of its own that waits for the disk with each commit. It is gone when it is closed. */
export const openPostgresEngine: OpenBenchEngine = async (district, now) => {
  const server = await startPostgres('durable')
  const data = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
  const { storage, close } = await openPostgres(server.url)
  await storage.fill(district)
  await close()
  const pool = new Pool({ connectionString: server.url })
  const db = new Kysely<BookingTables>({ dialect: new PostgresDialect({ pool }) })
  await fillBookings(db, district.booked, now)
  // What PostgreSQL does by itself after some minutes.
  await sql`vacuum analyze`.execute(db)
  await db.destroy()
  return {
    name: 'PostgreSQL',
    env: { DATABASE_URL: server.url },
    data,
    commitConnections: [1, 32],
    commitRate: (connections, seconds) => commitRate(server.url, connections, seconds),
    close: async () => {
      await server.remove()
      rmSync(data, { recursive: true })
    },
  }
}
