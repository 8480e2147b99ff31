import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const pageBytes = 4_096

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

  /** A whole file with some pages, as bytes. */
  const aWholeFile = async (): Promise<Buffer> => {
    const first = await openSqlite(file)
    await first.storage.fill(districtOf(300))
    await first.close()
    return readFileSync(file)
  }

  const isRefusedAsDamaged = async (bytes: Buffer, name: string): Promise<void> => {
    writeFileSync(file, bytes)
    const opening = openSqlite(file)
    await expect(opening, name).rejects.toThrow(/the file is damaged: .+npm run restore -- FILE --replace$/)
    await expect(opening, name).rejects.toThrow(StorageUnavailable)
    expect(readFileSync(file).equals(bytes), `${name} is left as it is`).toBe(true)
  }

  test('of which any page was overwritten is refused at the start', async () => {
    const whole = await aWholeFile()
    expect(whole.length).toBeGreaterThan(40 * pageBytes)
    for (let at = 0; at < whole.length; at += pageBytes)
      for (const rubbish of [0x00, 0xee])
        await isRefusedAsDamaged(Buffer.from(whole).fill(rubbish, at, at + pageBytes), `${rubbish} at ${at}`)
  })

  test('that was cut off anywhere is refused at the start', async () => {
    const whole = await aWholeFile()
    for (let length = whole.length - 1; length > 0; length -= 9_973)
      await isRefusedAsDamaged(whole.subarray(0, length), `the first ${length} bytes`)
    await isRefusedAsDamaged(whole.subarray(0, 1), 'one byte')
  })

  test('that may only be read is refused at the start with a question that helps, and is not called damaged', async () => {
    // SQLite itself writes to no file of a later format (fileformat.html, 1.3.3): so not even root may write to this one.
    const laterFormat = await aWholeFile()
    laterFormat.writeUInt8(3, 18)
    writeFileSync(file, laterFormat)
    const opening = openSqlite(file)
    await expect(opening).rejects.toMatchObject({ name: 'StorageUnavailable', cause: { errcode: 8 } })
    await expect(opening).rejects.toThrow(/may the server write to the file/)
  })

  test('that ends within a page is whole, as long as the log has that page', async () => {
    const opened = await openSqlite(file)
    await opened.storage.fill(districtOf(300))
    const log = readFileSync(`${file}-wal`)
    await opened.close()
    // As if the power had failed while the log was written into the file.
    writeFileSync(file, readFileSync(file).subarray(0, -1_000))
    writeFileSync(`${file}-wal`, log)
    const again = await openSqlite(file)
    expect(await again.storage.counsellors()).toHaveLength(300)
    await again.close()
  })

  test('that is damaged while it is used is noticed by the check, which reads every table', async () => {
    await aWholeFile()
    const opened = await openSqlite(file)
    await opened.storage.check()
    writeFileSync(file, readFileSync(file).fill(0xee, 2 * pageBytes))
    const other = new DatabaseSync(file)
    other.exec('pragma user_version = 1')
    other.close()
    await expect(opened.storage.check()).rejects.toThrow(StorageUnavailable)
    await opened.close()
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
