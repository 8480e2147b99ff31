import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../src/adapters/sql/open-sqlite.ts'
import { done } from '../../../src/booking/core/result.ts'
import { aCounsellor } from '../../builders/district.ts'
import { noon } from '../../builders/installation.ts'
import { aSqliteStorage } from '../../builders/storages.ts'
import { storageContract } from '../../contracts/storage.contract.ts'

storageContract('SQLite', aSqliteStorage)

describe('a SQLite file', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
    file = join(folder, 'below', 'lotse.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const fill = { counsellors: [aCounsellor()], officeHours: [] }

  test('is made where it is missing, and keeps what was written when it is opened again', async () => {
    const first = await openSqlite(file)
    await first.storage.fill(fill)
    await first.close()
    const second = await openSqlite(file)
    expect(await second.storage.counsellors()).toEqual([aCounsellor()])
    await second.close()
  })

  test('writes ahead, checks foreign keys, and holds what a reader in another process can see', async () => {
    const opened = await openSqlite(file)
    await opened.storage.fill(fill)
    const other = new DatabaseSync(file)
    expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(other.prepare('select count(*) as rows from counsellors').get()).toEqual({ rows: 1 })
    const orphan = { booking: 'nobody', at: noon, by: 'reader', what: 'booked', slot: 'r1.abc' } as const
    const work = opened.storage.transaction(async tx => done(await tx.history.append(orphan)))
    await expect(work).rejects.toThrow(/FOREIGN KEY/)
    other.close()
    await opened.close()
  })

  test('waits while another process writes, instead of failing', async () => {
    const opened = await openSqlite(file)
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    // The wait is inside SQLite, so the other writer must end before: here it has, and the write goes through.
    other.exec('commit')
    await opened.storage.fill(fill)
    other.close()
    await opened.close()
  })

  test('is closed only after the unit of work that runs', async () => {
    const opened = await openSqlite(file)
    await opened.storage.fill(fill)
    const feed = { lookup: 'l', counsellor: 'c1', generation: 1, created: noon }
    const slow = opened.storage.transaction(async tx => {
      await new Promise(resolve => setTimeout(resolve, 20))
      return done(await tx.district.findCounsellor('c1'))
    })
    const [result] = await Promise.all([slow, opened.storage.putFeed(feed), opened.close()])
    expect(result.ok).toBe(true)
  })

  test('that is no database is refused at the start', async () => {
    const { mkdirSync, writeFileSync } = await import('node:fs')
    mkdirSync(join(folder, 'below'))
    writeFileSync(file, 'this is not a database, but it is long enough to look like one'.repeat(20))
    await expect(openSqlite(file)).rejects.toThrow(/not a database/)
  })
})
