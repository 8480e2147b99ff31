import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenStorage } from '../../../src/adapters/sql/engine.ts'
import { openPostgres } from '../../../src/adapters/sql/open-postgres.ts'
import { done } from '../../../src/booking/core/result.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { aCounsellor } from '../../builders/district.ts'
import {
  aDatabase,
  asAdministrator,
  databaseAt,
  type TestDatabase,
} from '../../builders/postgres-databases.ts'
import { type PostgresServer, startPostgres } from '../../builders/postgres-server.ts'
import { aBooking } from '../../builders/records.ts'

const district = { counsellors: [aCounsellor()], officeHours: [] }

const faultOf = async (work: Promise<unknown>): Promise<StorageUnavailable> => {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (fault instanceof StorageUnavailable) return fault
  throw fault ?? new Error('nothing was wrong')
}

describe('PostgreSQL in trouble', () => {
  let database: TestDatabase
  let opened: OpenStorage
  let other: Client
  beforeEach(async () => {
    database = await aDatabase()
    opened = await openPostgres(database.url)
    await opened.storage.fill(district)
    await opened.storage.transaction(async tx => done(await tx.bookings.insert(aBooking())))
    other = new Client({ connectionString: database.url })
    other.on('error', () => undefined)
    await other.connect()
  })
  afterEach(async () => {
    await other.end()
    await opened.close()
    await database.remove()
  })

  const change = () =>
    opened.storage.transaction(async tx => {
      const booking = await tx.bookings.find('b1')
      if (booking) await tx.bookings.update({ ...booking, sequence: booking.sequence + 1 })
      return done(null)
    })
  const sequence = async () => (await opened.storage.findBookingByReference('K7M4TX'))?.sequence

  test('with a row that somebody else keeps: writers are told to come back, readers read meanwhile', async () => {
    await other.query("begin; select * from bookings where id = 'b1' for update")
    const begin = performance.now()
    const writes = Array.from({ length: 20 }, () => faultOf(change()))
    expect(await sequence()).toBe(0)
    expect(performance.now() - begin).toBeLessThan(1_500)
    await Promise.all(writes)
    const seconds = (performance.now() - begin) / 1_000
    expect(seconds).toBeGreaterThan(2)
    // Who waited for a connection first may wait for the row as long again.
    expect(seconds).toBeLessThan(9)
    await other.query('commit')
    await change()
    expect(await sequence()).toBe(1)
  }, 20_000)

  test('waits for a row that is given back in time', async () => {
    await other.query("begin; select * from bookings where id = 'b1' for update")
    const writes = Array.from({ length: 4 }, change)
    await wait(300)
    await other.query('commit')
    await Promise.all(writes)
    expect(await sequence()).toBe(4)
  })

  test('that ends all connections: those that were idle are made anew, who was at work is told, and nothing ends', async () => {
    const end = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    await Promise.all(Array.from({ length: 6 }, sequence))
    await other.query(end)
    await wait(50)
    expect(await sequence()).toBe(0)
    const working = opened.storage.transaction(async tx => {
      await tx.bookings.update(aBooking({ sequence: 9 }))
      await other.query(end)
      // Between two statements: the connection breaks while nobody waits for it.
      await wait(50)
      return done(await tx.bookings.find('b1'))
    })
    await faultOf(working)
    expect(await sequence()).toBe(0)
    await change()
    expect(await sequence()).toBe(1)
  })

  test('that only reads, is full, or has no room for one more: storage cannot serve, and does again afterwards', async () => {
    const failing = (code: string) =>
      other.query(`
        create or replace function fail() returns trigger language plpgsql as
          $$ begin raise exception 'as if' using errcode = '${code}'; end $$;
        create or replace trigger failing before update on bookings for each row execute function fail()`)
    for (const code of ['25006', '53100', '53200', '53300', '57014', '58030', 'XX001', '08006']) {
      await failing(code)
      expect((await faultOf(change())).cause, code).toMatchObject({ code })
    }
    await failing('23514')
    await expect(change()).rejects.not.toThrow(StorageUnavailable)
    await other.query('drop trigger failing on bookings')
    await change()
    expect(await sequence()).toBe(1)
  })

  test('that lets two units of work collide: the whole of it is done again, some times', async () => {
    const colliding = (code: string, times: number) =>
      other.query(`
        create sequence if not exists tries;
        alter sequence tries restart;
        create or replace function collide() returns trigger language plpgsql as
          $$ begin
            if nextval('tries') <= ${times} then raise exception 'as if' using errcode = '${code}'; end if;
            return new;
          end $$;
        create or replace trigger colliding before update on bookings for each row execute function collide()`)
    for (const code of ['40001', '40P01', '23505']) {
      await colliding(code, 3)
      await change()
    }
    expect(await sequence()).toBe(3)
    await colliding('40P01', 1_000)
    expect((await faultOf(change())).cause).toMatchObject({ code: '40P01' })
    await colliding('23505', 1_000)
    await expect(change()).rejects.toMatchObject({ code: '23505' })
    expect(await sequence()).toBe(3)
  })

  test('that is asked for a text with a null in it finds nothing, and keeps everything else', async () => {
    const result = await opened.storage.transaction(async tx => {
      expect(await tx.holds.find('h\0')).toBeUndefined()
      await tx.bookings.update(aBooking({ guide: 'a\0b' }))
      return done((await tx.bookings.find('b1'))?.guide)
    })
    expect(result).toEqual(done('a\uFFFDb'))
  })

  test('sweeps without waiting for whoever prolongs what ran out', async () => {
    const now = Temporal.Instant.from('2026-11-22T11:00:00Z')
    const request = { counsellor: 'c1', slot: 'r1.abc', seats: 1, quanta: { from: 1, to: 3 }, quota: null }
    await opened.storage.transaction(async tx =>
      done(await tx.claims.take({ ...request, owner: 'h1', until: now })),
    )
    await other.query("begin; update claims set owner = owner where owner = 'h1'")
    await opened.storage.transaction(async tx => done(await tx.claims.releaseExpired(now)))
    await other.query('commit')
    expect(await opened.storage.counts()).toMatchObject({ claims: 2 })
  })
})

describe('a PostgreSQL server that goes away', () => {
  let server: PostgresServer
  beforeEach(async () => {
    server = await startPostgres()
  })
  afterEach(() => server.remove())

  test('is told at once to who asks, and is used again as soon as it is back', async () => {
    await asAdministrator(server.url, 'create database lotse_away')
    const opened = await openPostgres(databaseAt(server.url, 'lotse_away'))
    await opened.storage.fill(district)
    const working = opened.storage.transaction(async tx => {
      await tx.bookings.insert(aBooking())
      await server.stop()
      return done(null)
    })
    await faultOf(working)
    const begin = performance.now()
    await Promise.all(Array.from({ length: 20 }, () => faultOf(opened.storage.counsellors())))
    await faultOf(opened.storage.check())
    await faultOf(opened.storage.fill(district))
    await faultOf(opened.queue.finish('nothing'))
    expect(performance.now() - begin).toBeLessThan(2_000)
    await server.start()
    expect(await opened.storage.counsellors()).toEqual(district.counsellors)
    expect(await opened.storage.counts()).toMatchObject({ bookings: 0 })
    await opened.storage.transaction(async tx => done(await tx.bookings.insert(aBooking())))
    expect(await opened.storage.counts()).toMatchObject({ bookings: 1 })
    await opened.close()
  })
})
