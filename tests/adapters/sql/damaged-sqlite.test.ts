import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../src/adapters/sql/open-sqlite.ts'
import { readingDialect, writingDialect } from '../../../src/adapters/sql/sqlite/dialect.ts'
import { openForReading, openForWriting } from '../../../src/adapters/sql/sqlite/open-database.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { aCounsellor } from '../../builders/district.ts'

const districtOf = (count: number) => ({
  counsellors: Array.from({ length: count }, (_, place) => aCounsellor({ id: `c${place}` })),
  officeHours: [],
})

describe('a SQLite file', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
    file = join(folder, 'lotse.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('that cannot be made is refused at the start', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    mkdirSync(join(folder, 'a-folder'))
    for (const path of [
      join(folder, 'a-file', 'lotse.sqlite'),
      join(folder, 'a-file', 'below', 'lotse.sqlite'),
      join(folder, 'a-folder'),
      '/dev/null',
      '',
    ])
      await expect(openSqlite(path), JSON.stringify(path)).rejects.toThrow(StorageUnavailable)
    await expect(openSqlite(join(folder, 'a\0b'))).rejects.toThrow(/null bytes/)
  })

  test('that is no database is refused at the start, with what it is instead', async () => {
    writeFileSync(file, 'this is not a database, but it is long enough to look like one'.repeat(20))
    const opening = openSqlite(file)
    await expect(opening).rejects.toThrow(/not a database/)
    await expect(opening).rejects.toMatchObject({ name: 'StorageUnavailable', cause: { errcode: 26 } })
  })

  test('with foreign tables of the same names is refused at the start', async () => {
    const foreign = new DatabaseSync(file)
    foreign.exec('create table bookings (room text)')
    foreign.close()
    await expect(openSqlite(file)).rejects.toThrow(/could not be brought up to date/)
  })

  test('that is damaged is noticed by the check, which reads every table', async () => {
    const first = await openSqlite(file)
    await first.storage.fill(districtOf(500))
    await first.storage.check()
    await first.close()
    const descriptor = openSync(file, 'r+')
    // All but the first page, in which the tables are named.
    writeSync(descriptor, Buffer.alloc(statSync(file).size - 8_192, 0xee), 0, null, 8_192)
    closeSync(descriptor)
    const check = async () => {
      const opened = await openSqlite(file)
      await opened.storage.check().finally(opened.close)
    }
    await expect(check()).rejects.toThrow(StorageUnavailable)
  })

  test('that lacks a table is noticed by the check', async () => {
    const opened = await openSqlite(file)
    const other = new DatabaseSync(file)
    other.exec('drop table idempotency')
    await expect(opened.storage.check()).rejects.toThrow(/no such table/)
    other.close()
    await opened.close()
  })

  test('that is full says so, keeps what it had, and works when there is space again', async () => {
    const database = await openForWriting(file)
    const db = new Kysely<{ notes: { text: string } }>({ dialect: writingDialect(database) })
    await sql`create table notes (text text not null)`.execute(db)
    await sql`pragma max_page_count = 10`.execute(db)
    const text = 'x'.repeat(3_000)
    const write = (count: number) =>
      db.transaction().execute(async trx => {
        for (let written = 0; written < count; written += 1)
          await trx.insertInto('notes').values({ text }).execute()
      })
    await expect(write(50)).rejects.toMatchObject({ name: 'StorageUnavailable', cause: { errcode: 13 } })
    expect(await db.selectFrom('notes').selectAll().execute()).toEqual([])
    await write(2)
    expect(await db.selectFrom('notes').selectAll().execute()).toHaveLength(2)
    await db.destroy()
  })

  test('that only reads says so, and a fault of our own is no fault of storage', async () => {
    await (await openSqlite(file)).close()
    const db = new Kysely<{ feeds: { lookup: string } }>({
      dialect: readingDialect(await openForReading(file)),
    })
    await expect(db.deleteFrom('feeds').execute()).rejects.toMatchObject({ cause: { errcode: 8 } })
    const fault = sql`select nonsense from feeds`.execute(db)
    await expect(fault).rejects.toThrow(/no such column/)
    await expect(fault).rejects.not.toThrow(StorageUnavailable)
    await db.destroy()
  })
})
