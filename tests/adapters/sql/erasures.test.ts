import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrateTo } from '../../../src/adapters/sql/migrations/migrate.ts'
import { openSqlite } from '../../../src/adapters/sql/open-sqlite.ts'
import type { Schema } from '../../../src/adapters/sql/schema.ts'
import { writingDialect } from '../../../src/adapters/sql/sqlite/dialect.ts'
import { openForWriting } from '../../../src/adapters/sql/sqlite/open-database.ts'

const end = Temporal.Instant.from('2026-11-24T08:30:00Z')

/** A booking as it was stored before bookings were erased. */
const writeFormerly = async (file: string): Promise<void> => {
  const db = new Kysely<Schema>({ dialect: writingDialect(await openForWriting(file)) })
  await migrateTo(db, '006-turns')
  await sql`insert into counsellors (id, label, languages, topics) values ('c1', 'c', '[]', '[]')`.execute(db)
  await sql`insert into bookings (id, reference, status, slot, counsellor, mode, start_at, end_at, topic, language, sequence,
      generation, created_at, changed_at)
    values ('b1', 'K7M4TX', 'booked', 'r1.abc', 'c1', 'phone', '2026-11-24T08:00:00.000Z', ${end.toString()}, 'housing', 'ar', 0,
      1, '2026-11-22T11:00:00.000Z', '2026-11-22T11:00:00.000Z')`.execute(db)
  await db.destroy()
}

test('a booking of a version that erased nothing is erased too, thirty days after its appointment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  const file = join(folder, 'lotse.sqlite')
  await writeFormerly(file)
  const { queue, close } = await openSqlite(file)
  const [delivery, ...others] = await queue.due(end.add({ hours: 720 }), 9)
  expect(delivery).toMatchObject({ kind: 'erase', subject: 'b1', due: end.add({ hours: 720 }) })
  expect(others).toEqual([])
  await close()
  rmSync(folder, { recursive: true })
})
