import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '../../../src/adapters/sql/open-sqlite.ts'
import { done } from '../../../src/booking/core/result.ts'
import { aCounsellor } from '../../builders/district.ts'
import { aBooking } from '../../builders/records.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  file = join(folder, 'lotse.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Longer than a page of the file, so that some of it lies on pages of its own. */
const striking = `sealed.${'Striking-Text-'.repeat(500)}`
const filesWith = (text: string) =>
  ['', '-wal', '-shm']
    .map(end => file + end)
    .filter(path => existsSync(path) && readFileSync(path).includes(text))

const opened = async () => {
  const { storage, scrub, close } = await openSqlite(file)
  await storage.fill({ counsellors: [aCounsellor()], officeHours: [] })
  const write = (work: Parameters<typeof storage.transaction>[0]) => storage.transaction(work)
  await write(async tx =>
    done(await tx.bookings.insert(aBooking({ personal: striking, emailKey: striking }))),
  )
  return { write, scrub, close, storage }
}

test('what was wiped is not in the files any more, while the database is open', async () => {
  const { write, scrub, close } = await opened()
  await scrub()
  expect(filesWith('Striking-Text-')).toEqual([file])
  await write(async tx => done(await tx.bookings.update(aBooking({ personal: null, emailKey: null }))))
  expect(filesWith('Striking-Text-')).not.toEqual([])
  await scrub()
  expect(filesWith('Striking-Text-')).toEqual([])
  await close()
})

test('what was erased is not in the file any more, once the database was closed', async () => {
  const { write, close, storage } = await opened()
  expect(await storage.counts()).toMatchObject({ bookings: 1 })
  await write(async tx => done(await tx.bookings.remove('b1')))
  await close()
  expect(filesWith('Striking-Text-')).toEqual([])
})
