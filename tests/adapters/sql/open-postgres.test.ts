import { Kysely, sql } from 'kysely'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../src/adapters/sql/open-postgres.ts'
import { postgresDialect } from '../../../src/adapters/sql/postgres/dialect.ts'
import { createPool, reading, writing } from '../../../src/adapters/sql/postgres/pool.ts'
import { done } from '../../../src/booking/core/result.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { aCounsellor } from '../../builders/district.ts'
import { noon } from '../../builders/installation.ts'
import {
  aDatabase,
  asAdministrator,
  type TestDatabase,
  thePostgres,
} from '../../builders/postgres-databases.ts'
import { aBooking } from '../../builders/records.ts'
import { aPostgresStorage } from '../../builders/storages.ts'
import { storageContract } from '../../contracts/storage.contract.ts'

storageContract('PostgreSQL', aPostgresStorage)

const nameOf = (url: string): string => new URL(url).pathname.slice(1)

const settingOf = async (url: string, use: typeof writing, setting: string): Promise<unknown> => {
  const db = new Kysely({ dialect: postgresDialect(createPool(url, use)) })
  const { rows } = await sql<{ value: string }>`select current_setting(${setting}) as value`.execute(db)
  await db.destroy()
  return rows[0]?.value
}

describe('a PostgreSQL database', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await aDatabase('nothing')
  })
  afterEach(() => database.remove())

  const always = (setting: string) =>
    asAdministrator(database.url, `alter database ${nameOf(database.url)} set ${setting}`)

  test('is brought up to date by one of several processes that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => openPostgres(database.url)))
    for (const opened of all) await opened.storage.check()
    await all[0]?.storage.fill({ counsellors: [aCounsellor()], officeHours: [] })
    expect(await all[4]?.storage.counsellors()).toEqual([aCounsellor()])
    await Promise.all(all.map(opened => opened.close()))
    const again = await openPostgres(database.url)
    expect(await again.storage.counsellors()).toEqual([aCounsellor()])
    await again.close()
  })

  test('acknowledges only what is on the disk, though it was told not to wait for that', async () => {
    await always('synchronous_commit = off')
    expect(await settingOf(database.url, writing, 'synchronous_commit')).toBe('on')
    await always('synchronous_commit = remote_apply')
    expect(await settingOf(database.url, writing, 'synchronous_commit')).toBe('remote_apply')
  })

  test('is used as its queries were thought through, whatever is set for it', async () => {
    await always("default_transaction_isolation = 'repeatable read'")
    expect(await settingOf(database.url, writing, 'transaction_isolation')).toBe('read committed')
    expect(await settingOf(database.url, writing, 'transaction_read_only')).toBe('off')
    expect(await settingOf(database.url, reading, 'transaction_read_only')).toBe('on')
  })

  test('compares texts by their bytes, whatever language it speaks', async () => {
    const opened = await openPostgres(database.url)
    const ids = ['b', 'B', 'a-1', 'a', 'a1', 'Z', 'ä', '_']
    const counsellors = ids.map(id => aCounsellor({ id }))
    await opened.storage.fill({ counsellors, officeHours: [] })
    expect((await opened.storage.counsellors()).map(({ id }) => id)).toEqual(ids.toSorted())
    await opened.close()
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const collated = await client.query(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'`,
    )
    await client.end()
    expect(collated.rows).toEqual([])
  })

  test('that cannot keep every script is refused', async () => {
    const server = await thePostgres()
    const name = `${nameOf(database.url)}_old`
    await asAdministrator(
      server,
      `create database ${name} template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
    )
    const url = database.url.replace(nameOf(database.url), name)
    await expect(openPostgres(url)).rejects.toThrow(/encoding is SQL_ASCII/)
    await asAdministrator(server, `drop database ${name}`)
  })

  test('that is not there, or not for this user, is refused without a word of who asked', async () => {
    const wrong = async (change: (url: URL) => void): Promise<string> => {
      const url = new URL(database.url)
      change(url)
      const fault = await openPostgres(url.href).then(
        () => undefined,
        (error: unknown) => error,
      )
      if (!(fault instanceof StorageUnavailable)) throw fault
      return fault.message
    }
    expect(await wrong(url => Object.assign(url, { pathname: '/nowhere' }))).toMatch(/no such database/)
    expect(await wrong(url => Object.assign(url, { password: 'hush' }))).toMatch(/user or the password/)
    expect(await wrong(url => Object.assign(url, { username: 'amal' }))).not.toContain('amal')
    expect(await wrong(url => Object.assign(url, { port: '1' }))).toMatch(/ECONNREFUSED/)
    expect(await wrong(url => Object.assign(url, { hostname: 'nowhere.invalid' }))).toMatch(
      /nowhere\.invalid/,
    )
  })

  test('with foreign tables of the same names is refused at the start', async () => {
    await asAdministrator(database.url, 'create table bookings (room text)')
    await expect(openPostgres(database.url)).rejects.toThrow(/could not be brought up to date/)
  })

  test('that lacks a table is noticed by the check', async () => {
    const opened = await openPostgres(database.url)
    await asAdministrator(database.url, 'drop table idempotency')
    await expect(opened.storage.check()).rejects.toThrow(/"idempotency" does not exist/)
    await opened.close()
  })

  test('is closed only after the units of work that run', async () => {
    const opened = await openPostgres(database.url)
    await opened.storage.fill({ counsellors: [aCounsellor()], officeHours: [] })
    const many = Array.from({ length: 30 }, () =>
      opened.storage.transaction(async tx => {
        await new Promise(resolve => setTimeout(resolve, 5))
        return done(await tx.district.findCounsellor('c1'))
      }),
    )
    const [results] = await Promise.all([Promise.all(many), opened.close()])
    expect(results.every(result => result.ok)).toBe(true)
  })

  test('never has a value of a row in an error, which would be logged', async () => {
    const opened = await openPostgres(database.url)
    await opened.storage.fill({ counsellors: [aCounsellor()], officeHours: [] })
    const twice = opened.storage.transaction(async tx => {
      await tx.bookings.insert(aBooking())
      return done(await tx.bookings.insert(aBooking({ id: 'b2' })))
    })
    const fault = await twice.catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: '23505', detail: undefined })
    expect(JSON.stringify(fault)).not.toContain('K7M4TX')
    const orphan = {
      booking: 'nobody',
      at: noon,
      by: 'reader',
      what: 'booked',
      slot: 'r1.abc',
      reason: null,
    } as const
    const work = opened.storage.transaction(async tx => done(await tx.history.append(orphan)))
    await expect(work).rejects.toThrow(/foreign key/)
    await opened.close()
  })
})
