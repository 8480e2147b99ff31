import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { RestoreRefused } from '../../../src/adapters/sql/backup/restore-refused.ts'
import { tablesAt } from '../../../src/adapters/sql/backup/tables-at.ts'
import { replaceStorage } from '../../../src/adapters/sql/keep-storage.ts'
import { migrationNames } from '../../../src/adapters/sql/migrations/migrate.ts'
import { openStorage } from '../../../src/adapters/sql/open-storage.ts'
import { StorageUnavailable } from '../../../src/booking/ports/storage-unavailable.ts'
import { contentOf, dump, fillWithBookings, sorted } from '../../builders/dumps.ts'
import { anInstallation, noon } from '../../builders/installation.ts'
import { aSqlitePlace, lastingEngines, type Place, tamper } from '../../builders/places.ts'
import { granted } from '../../builders/result.ts'

const replacing = { replace: false, now: noon }

const places: Place[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove()
})

const made = async (place: () => Promise<Place>): Promise<Place> => {
  const one = await place()
  places.push(one)
  return one
}

const pairs = lastingEngines.flatMap(from =>
  lastingEngines.map(to => ({ from, to, name: `${from.name} into ${to.name}` })),
)

describe.each(pairs)('a backup of $name', ({ from, to }) => {
  it('holds every row, and what is restored serves as before', async () => {
    const [source, target] = [await made(from.place), await made(to.place)]
    const booked = await fillWithBookings(source)
    const { schema, lines, rows } = await dump(source)
    expect(rows).toBeGreaterThan(20)
    const replaced = await replaceStorage(target.address, replacing, contentOf(schema, lines))
    expect(replaced).toEqual({ rows, aside: undefined })
    expect(sorted((await dump(target)).lines)).toEqual(sorted(lines))
    const restored = await anInstallation(await openStorage(target.address))
    const shown = granted(
      await restored.showBooking({ reference: booked.booking.reference, code: booked.code }),
    )
    expect(shown).toMatchObject({ name: 'Amal', status: 'booked' })
    const free = await restored.findSlots({ limit: 100 })
    expect(free.slots.map(({ id }) => id)).not.toContain(booked.booking.slot)
    await restored.close()
  })
})

describe.each(lastingEngines)('restoring into $name', ({ place }) => {
  it('refuses where something is, and with --replace leaves nothing of it', async () => {
    const [source, target] = [await made(aSqlitePlace), await made(place)]
    await fillWithBookings(source)
    await fillWithBookings(target)
    const before = sorted((await dump(target)).lines)
    const { schema, lines } = await dump(source)
    await expect(replaceStorage(target.address, replacing, contentOf(schema, lines))).rejects.toThrow(
      /something in this database already.*--replace/,
    )
    expect(sorted((await dump(target)).lines)).toEqual(before)
    const { aside } = await replaceStorage(
      target.address,
      { ...replacing, replace: true },
      contentOf(schema, lines),
    )
    expect(sorted((await dump(target)).lines)).toEqual(sorted(lines))
    if (target.address.kind !== 'sqlite') return
    expect(basename(aside ?? '')).toBe('lotse.db.before-restore-2026-11-22T110000Z')
    expect(statSync(aside ?? '').mode & 0o777).toBe(0o600)
    const kept: Place = { ...target, address: { kind: 'sqlite', file: aside ?? '' } }
    expect(sorted((await dump(kept)).lines)).toEqual(before)
  })

  it('needs no --replace where tables are there and nobody has used them', async () => {
    const [source, target] = [await made(aSqlitePlace), await made(place)]
    await fillWithBookings(source)
    await (await openStorage(target.address)).close()
    const { schema, lines, rows } = await dump(source)
    expect(await replaceStorage(target.address, replacing, contentOf(schema, lines))).toEqual({
      rows,
      aside: undefined,
    })
  })

  it('refuses while a server has the database open, and changes nothing', async () => {
    const [source, target] = [await made(aSqlitePlace), await made(place)]
    const { schema, lines } = await (async () => {
      await fillWithBookings(source)
      return dump(source)
    })()
    const server = await openStorage(target.address)
    await server.storage.check()
    const attempt = replaceStorage(target.address, { ...replacing, replace: true }, contentOf(schema, lines))
    await expect(attempt).rejects.toThrow(RestoreRefused)
    await expect(attempt).rejects.toThrow(/using this database: stop it first/)
    await server.storage.check()
    expect(await server.storage.counts()).toMatchObject({ bookings: 0 })
    await server.close()
  })

  it('leaves all as it was when it fails in the middle', async () => {
    const [source, target] = [await made(aSqlitePlace), await made(place)]
    await fillWithBookings(source)
    await fillWithBookings(target)
    const before = sorted((await dump(target)).lines)
    const { schema, lines } = await dump(source)
    const broken = contentOf(schema, [...lines.slice(0, -1), '{"end":1}'])
    await expect(replaceStorage(target.address, { ...replacing, replace: true }, broken)).rejects.toThrow(
      /says that it has 1/,
    )
    expect(sorted((await dump(target)).lines)).toEqual(before)
  })

  it('brings the tables of an older version up to date', async () => {
    const target = await made(place)
    const schema = '003-delivery'
    const lines = [
      '{"table":"counsellors","columns":["id","label","languages","topics"]}',
      '["c1","Beratung 1","[\\"de\\"]","[\\"housing\\"]"]',
      '{"end":1}',
    ]
    await replaceStorage(target.address, replacing, contentOf(schema, lines))
    expect((await dump(target)).schema).toBe(migrationNames.at(-1))
    const opened = await openStorage(target.address)
    expect(await opened.storage.counsellors()).toMatchObject([{ id: 'c1', woman: null }])
    expect(await opened.storage.districtVersion()).toBeGreaterThan(0)
    await opened.close()
  })

  it('refuses a database whose tables are from a newer version', async () => {
    const target = await made(place)
    const opened = await openStorage(target.address)
    await opened.close()
    await tamper(target, "insert into kysely_migration (name, timestamp) values ('999-later', '')")
    await expect(dump(target)).rejects.toThrow(/newer version of Lotse \(999-later\)/)
    const content = contentOf(migrationNames.at(-1) ?? '', ['{"end":0}'])
    await expect(replaceStorage(target.address, { ...replacing, replace: true }, content)).rejects.toThrow(
      /newer version/,
    )
  })
})

describe('a backup', () => {
  it.each(lastingEngines)('of $name that is not there is refused, and makes nothing', async ({ place }) => {
    const source = await made(place)
    await expect(dump(source)).rejects.toThrow(StorageUnavailable)
    if (source.address.kind === 'sqlite') expect(existsSync(source.address.file)).toBe(false)
  })

  it('of a SQLite file leaves no copy behind, also where the file is damaged', async () => {
    const source = await made(aSqlitePlace)
    await fillWithBookings(source)
    if (source.address.kind !== 'sqlite') return
    const { file } = source.address
    await dump(source)
    expect(readdirSync(dirname(file)).filter(name => name.includes('copy'))).toEqual([])
    await tamper(source, 'delete from counsellors')
    await expect(dump(source)).rejects.toThrow(/damaged: .*rows of bookings refer to missing counsellors: 2/)
    expect(readdirSync(dirname(file)).filter(name => name.includes('copy'))).toEqual([])
  })

  it('holds every table that any migration has made, in an order in which rows can be written', async () => {
    for (const migration of migrationNames) {
      const tables = await tablesAt(migration)
      expect(tables.map(({ name }) => name)).toContain('counsellors')
      expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length)
    }
  })
})
