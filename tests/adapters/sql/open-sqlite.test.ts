import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../src/adapters/sql/open-sqlite.ts'
import { done } from '../../../src/booking/core/result.ts'
import { aCounsellor } from '../../builders/district.ts'
import { noon } from '../../builders/installation.ts'
import { aFeed } from '../../builders/records.ts'
import { aSqliteStorage } from '../../builders/storages.ts'
import { storageContract } from '../../contracts/storage.contract.ts'

storageContract('SQLite', aSqliteStorage)

const holdWriteLock = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { DatabaseSync } = require('node:sqlite')
  const database = new DatabaseSync(workerData.file)
  database.exec('begin immediate')
  parentPort.postMessage('holding')
  setTimeout(() => {
    database.exec('commit')
    database.close()
  }, workerData.milliseconds)
`

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
    const orphan = {
      booking: 'nobody',
      at: noon,
      by: 'reader',
      what: 'booked',
      slot: 'r1.abc',
      reason: null,
    } as const
    const work = opened.storage.transaction(async tx => done(await tx.history.append(orphan)))
    await expect(work).rejects.toThrow(/FOREIGN KEY/)
    other.close()
    await opened.close()
  })

  test('waits while another connection writes, instead of failing', async () => {
    const opened = await openSqlite(file)
    const writer = new Worker(holdWriteLock, { eval: true, workerData: { file, milliseconds: 200 } })
    const exit = once(writer, 'exit')
    await once(writer, 'message')
    const begin = performance.now()
    await opened.storage.fill(fill)
    expect(performance.now() - begin).toBeGreaterThan(50)
    await exit
    await opened.close()
  })

  test('is closed only after the unit of work that runs', async () => {
    const opened = await openSqlite(file)
    await opened.storage.fill(fill)
    const slow = opened.storage.transaction(async tx => {
      await new Promise(resolve => setTimeout(resolve, 20))
      return done(await tx.district.findCounsellor('c1'))
    })
    const [result] = await Promise.all([slow, opened.storage.addFeed(aFeed()), opened.close()])
    expect(result.ok).toBe(true)
  })
})
