import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { Kysely, sql, type Transaction } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readingDialect, writingDialect } from '../../../src/adapters/sql/sqlite/dialect.ts'
import { openForReading, openForWriting } from '../../../src/adapters/sql/sqlite/open-database.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'

type Notes = { notes: { id: number; text: string }; replies: { note: number } }

/** Commits in a write-ahead log: a frame that ends one says how large the file is then (fileformat2.html, 4.1). */
const commitsIn = (file: string): number => {
  const log = readFileSync(`${file}-wal`)
  const frameBytes = 24 + log.readUInt32BE(8)
  let commits = 0
  for (let frame = 32; frame < log.length; frame += frameBytes)
    if (log.readUInt32BE(frame + 4) > 0) commits += 1
  return commits
}

describe('units of work that come together', () => {
  let folder = ''
  let file = ''
  let db: Kysely<Notes>
  let reader: Kysely<Notes>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
    file = join(folder, 'lotse.sqlite')
    db = new Kysely({ dialect: writingDialect(await openForWriting(file)) })
    await sql`create table notes (id integer primary key, text text not null)`.execute(db)
    await sql`create table replies (note integer not null references notes (id))`.execute(db)
    reader = new Kysely({ dialect: readingDialect(await openForReading(file)) })
  })
  afterEach(async () => {
    await reader.destroy()
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  const write = (id: number, then: (trx: Transaction<Notes>) => Promise<unknown> = async () => undefined) =>
    db.transaction().execute(async trx => {
      await trx.insertInto('notes').values({ id, text: 'x' }).execute()
      await then(trx)
      return id
    })
  const written = async () =>
    (await reader.selectFrom('notes').select('id').orderBy('id').execute()).map(({ id }) => id)
  const failing = async () => {
    throw new Error('a fault in the middle')
  }

  test('share one commit, and the sixty-fifth has another one', async () => {
    const before = commitsIn(file)
    await Promise.all(Array.from({ length: 64 }, (_, id) => write(id)))
    expect(commitsIn(file) - before).toBe(1)
    await Promise.all(Array.from({ length: 65 }, (_, id) => write(100 + id)))
    expect(commitsIn(file) - before).toBe(3)
  })

  test('leave each other alone where one of them fails', async () => {
    const before = commitsIn(file)
    const outcomes = await Promise.allSettled([write(1), write(2, failing), write(3), write(2)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { message: 'a fault in the middle' } })
    expect(await written()).toEqual([1, 2, 3])
    expect(commitsIn(file) - before).toBe(1)
  })

  test('are told only when all of it is on the disk, those that changed nothing too', async () => {
    const told: string[] = []
    const seen = async (name: string) => told.push(`${name}: ${(await written()).join(' ')}`)
    const slow = async () => {
      await wait(20)
      told.push(`the last ends: ${(await written()).join(' ')}`)
    }
    await Promise.all([
      write(1).then(() => seen('first')),
      write(2, failing).catch(() => seen('failed')),
      write(3, slow),
    ])
    expect(told).toEqual(['the last ends: ', 'first: 1 3', 'failed: 1 3'])
  })

  test('are all told that nothing is written where the commit fails, and the next one works', async () => {
    const orphan = async (trx: Transaction<Notes>) => {
      // From here on foreign keys are checked by the commit, which is the only way to make it fail.
      await sql`pragma defer_foreign_keys = on`.execute(trx)
      await trx.insertInto('replies').values({ note: 99 }).execute()
    }
    const outcomes = await Promise.allSettled([write(1), write(2, failing), write(3, orphan), write(4)])
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') throw new Error(`${outcome.value} was told that it is written`)
      expect(outcome.reason).toBeInstanceOf(StorageUnavailable)
      expect(outcome.reason).toMatchObject({ cause: { message: expect.stringMatching(/FOREIGN KEY/) } })
    }
    expect(await written()).toEqual([])
    await write(5)
    expect(await written()).toEqual([5])
  })

  test('are all told so where the disk is full and everything was rolled back', async () => {
    await sql`pragma max_page_count = 10`.execute(db)
    const large = async (trx: Transaction<Notes>) => {
      for (let id = 10; id < 60; id += 1)
        await trx
          .insertInto('notes')
          .values({ id, text: 'x'.repeat(3_000) })
          .execute()
    }
    const stubborn = (trx: Transaction<Notes>) => large(trx).catch(() => large(trx))
    for (const greed of [large, stubborn]) {
      const outcomes = await Promise.allSettled([write(1), write(2, greed)])
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ reason: { name: 'StorageUnavailable' } })
      expect(await written()).toEqual([])
    }
    await write(3)
    expect(await written()).toEqual([3])
  })

  test('are on the disk before a statement that belongs to none of them', async () => {
    const notes = [write(1), write(2)]
    await db.insertInto('notes').values({ id: 3, text: 'alone' }).execute()
    expect(await written()).toEqual([1, 2, 3])
    await Promise.all(notes)
  })

  test('are on the disk when the database is closed', async () => {
    const notes = [write(1), write(2)]
    await wait(0)
    await db.destroy()
    expect(await Promise.all(notes)).toEqual([1, 2])
    expect(await written()).toEqual([1, 2])
  })

  test('have written what each was told, however they come and end', async () => {
    const visit = fc.record({
      id: fc.integer({ min: 0, max: 15 }),
      arrives: fc.integer({ min: 0, max: 3 }),
      takes: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      ends: fc.constantFrom('kept', 'kept', 'failed', 'alone'),
    })
    type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never
    const come = async ({ id, arrives, takes, ends }: Visit): Promise<number> => {
      for (let round = 0; round < arrives; round += 1) await wait(0)
      if (ends === 'alone')
        return db
          .insertInto('notes')
          .values({ id, text: 'x' })
          .execute()
          .then(() => id)
      const rest = async () => {
        if (takes !== undefined) await wait(takes)
        if (ends === 'failed') await failing()
      }
      return write(id, rest)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { maxLength: 30 }), async visits => {
        await db.deleteFrom('notes').execute()
        const told = await Promise.allSettled(
          visits.map(async one => {
            const id = await come(one)
            expect(await written()).toContain(id)
            return id
          }),
        )
        const kept = told.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
        expect(await written()).toEqual(kept.toSorted((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })
})
