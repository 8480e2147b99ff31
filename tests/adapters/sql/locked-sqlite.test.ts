import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '../../../src/adapters/sql/open-sqlite.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { aCounsellor } from '../../builders/district.ts'

const fill = { counsellors: [aCounsellor()], officeHours: [] }
const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Counts how often the event loop comes round every 10 ms, and the longest time it stood still. */
const watchEventLoop = () => {
  let [turns, longest, last] = [0, 0, performance.now()]
  const timer = setInterval(() => {
    turns += 1
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)
  return () => {
    clearInterval(timer)
    return { turns, longest }
  }
}

describe('a SQLite file that another connection has locked', () => {
  let folder = ''
  let other: DatabaseSync
  let opened: Awaited<ReturnType<typeof openSqlite>>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
    opened = await openSqlite(join(folder, 'lotse.sqlite'))
    other = new DatabaseSync(join(folder, 'lotse.sqlite'))
  })
  afterEach(async () => {
    other.close()
    await opened.close()
    rmSync(folder, { recursive: true })
  })

  test('is written when it is released, and everything else goes on meanwhile', async () => {
    other.exec('begin immediate')
    const stop = watchEventLoop()
    const writes = [opened.storage.fill(fill), opened.queue.finish('nothing')]
    expect(await opened.storage.counsellors()).toEqual([])
    await wait(700)
    other.exec('commit')
    await Promise.all(writes)
    const { turns, longest } = stop()
    expect(turns).toBeGreaterThan(15)
    expect(longest).toBeLessThan(500)
    expect(await opened.storage.counsellors()).toEqual([aCounsellor()])
  })

  test('is given up after some seconds by all who wait, writes nothing then, and works when it is released', async () => {
    other.exec('begin immediate')
    const stop = watchEventLoop()
    const begin = performance.now()
    const writes = await Promise.allSettled(Array.from({ length: 10 }, () => opened.storage.fill(fill)))
    const seconds = (performance.now() - begin) / 1_000
    for (const write of writes) {
      const reason: unknown = write.status === 'rejected' ? write.reason : undefined
      if (!(reason instanceof StorageUnavailable)) throw reason
      expect(reason).toMatchObject({ name: 'StorageUnavailable', cause: { errcode: 5 } })
    }
    expect(seconds).toBeGreaterThan(2)
    // The nine who waited behind the first have waited as long as she when they try once more.
    expect(seconds).toBeLessThan(6)
    expect(stop().turns).toBeGreaterThan(50)
    other.exec('commit')
    expect(await opened.storage.counsellors()).toEqual([])
    await opened.storage.fill(fill)
    expect(await opened.storage.counsellors()).toEqual([aCounsellor()])
  }, 20_000)

  test('is opened as soon as it is released', async () => {
    await opened.storage.fill(fill)
    await opened.close()
    other.exec('pragma locking_mode = exclusive')
    other.exec('begin immediate; update counsellors set label = id; commit')
    const opening = openSqlite(join(folder, 'lotse.sqlite'))
    await wait(300)
    other.close()
    opened = await opening
    expect(await opened.storage.counsellors()).toEqual([aCounsellor({ label: 'c1' })])
    other = new DatabaseSync(join(folder, 'lotse.sqlite'))
  })

  test('is not opened, when it is not released', async () => {
    await opened.close()
    other.exec('pragma locking_mode = exclusive')
    other.exec('begin immediate; update counsellors set label = id; commit')
    await expect(openSqlite(join(folder, 'lotse.sqlite'))).rejects.toThrow(StorageUnavailable)
    other.close()
    opened = await openSqlite(join(folder, 'lotse.sqlite'))
    other = new DatabaseSync(join(folder, 'lotse.sqlite'))
  }, 20_000)
})
