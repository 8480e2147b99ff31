import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectStorage } from '../../../src/adapters/sql/keep-storage.ts'
import { openStorage } from '../../../src/adapters/sql/open-storage.ts'
import { parseEnvironment } from '../../../src/config/environment.ts'
import { checkStorage } from '../../../src/server/commands/checks/check-storage.ts'
import type { Finding } from '../../../src/server/commands/checks/finding.ts'
import { runCommand } from '../../builders/command.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { lastingEngines, type Place, tamper } from '../../builders/places.ts'
import { granted } from '../../builders/result.ts'
import { dataFolder, startServer } from '../../builders/server.ts'

/** With the secret of the builder `anInstallation`. */
const parsed = parseEnvironment({ LOTSE_SECRET: 'a secret for tests that nobody uses' }, false)
if (!parsed.ok) throw new Error(parsed.faults.join())
const { environment } = parsed

/** What is found in a database, without the clock: the builder's is not that of the machine. */
async function findingsIn({ address }: Place): Promise<readonly Finding[]> {
  const found = await inspectStorage(address, inspection =>
    checkStorage(inspection, environment, 'the database', [], noon),
  )
  return found.filter(({ about }) => about !== 'clock')
}

describe.each(lastingEngines)('a database on $name', engine => {
  let place: Place
  beforeEach(async () => {
    place = await engine.place()
    const installation = await anInstallation(await openStorage(place.address))
    for (const slot of (await installation.findSlots({ limit: 2 })).slots)
      granted(await installation.bookSlot({ ...aForm, slot: slot.id }))
    await installation.close()
  })
  afterEach(() => place.remove())

  const unwell = async () => (await findingsIn(place)).filter(({ level }) => level !== 'ok')

  it('that is well is found well, in words that name nobody', async () => {
    const found = await findingsIn(place)
    expect(found.map(({ level, about }) => `${level} ${about}`)).toEqual([
      'ok storage',
      'ok bookings',
      'ok seals',
      'ok deliveries',
      'ok calendars',
    ])
    expect(JSON.stringify(found)).not.toContain('Amal')
  })

  it('is not changed by being looked at, not even where its tables are from an older version', async () => {
    await tamper(place, `delete from kysely_migration where name > '005'`)
    const [found, ...rest] = await findingsIn(place)
    expect(found).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('tables of an older version'),
    })
    expect(rest).toEqual([])
    expect((await findingsIn(place))[0]?.level).toBe('warning')
  })

  it('in which a claim is missing is at fault, and the slot is named', async () => {
    await tamper(place, 'delete from claims where quantum = (select min(quantum) from claims)')
    expect(await unwell()).toEqual([
      {
        level: 'fault',
        about: 'bookings',
        text: expect.stringMatching(/^1 booking without all of the promised time.*\(r1\./),
      },
    ])
  })

  it('in which two bookings lie over one another is at fault', async () => {
    await tamper(
      place,
      'update bookings set start_at = (select min(start_at) from bookings), end_at = (select min(end_at) from bookings)',
    )
    const texts = (await unwell()).map(({ text }) => text)
    expect(texts).toEqual([
      expect.stringContaining('1 booking without all of the promised time'),
      expect.stringContaining('1 pair of bookings that have the same time'),
    ])
  })

  it('in which time is kept for nobody is at fault', async () => {
    await tamper(
      place,
      `insert into claims (counsellor, lane, quantum, slot, owner) values ('c1', 0, 1, 'r1.lost', 'nobody')`,
    )
    expect(await unwell()).toEqual([
      { level: 'fault', about: 'bookings', text: expect.stringMatching(/kept for nobody.*\(r1\.lost\)/) },
    ])
  })

  it('whose deletions are overdue is looked after, and at fault after a day', async () => {
    const overdueSince = (text: string) =>
      tamper(place, `update outbox set due_at = '${text}', next_at = '${text}' where kind = 'forget'`)
    await overdueSince('2026-11-22T10:00:00.000Z')
    expect(await unwell()).toMatchObject([
      { level: 'warning', text: expect.stringContaining('for 60 minutes') },
    ])
    await overdueSince('2026-11-20T10:00:00.000Z')
    expect(await unwell()).toMatchObject([{ level: 'fault', text: expect.stringContaining('2 of ') }])
  })

  it('whose connected calendar cannot be used says which, and where to read what to do', async () => {
    await tamper(
      place,
      `insert into connections (id, counsellor, label, address, sealed, writes, reads, when_stale, created_at, read_fault)
       select 'k1', 'c1', 'Arbeit', 'https://dav.example/', personal, 1, 1, 'keep', created_at, 'refused' from bookings limit 1`,
    )
    expect(await unwell()).toEqual([
      { level: 'warning', about: 'calendars', text: expect.stringContaining('k1 (reading: refused)') },
    ])
  })

  it('whose deliveries failed says of which kind they are', async () => {
    await tamper(place, `update outbox set attempts = 3, last_error = 'TypeError' where kind = 'forget'`)
    expect(await unwell()).toMatchObject([
      { level: 'warning', text: expect.stringContaining('2 of kind "forget" failed (TypeError)') },
    ])
  })

  it('whose deliveries are given up says so', async () => {
    await tamper(
      place,
      `update outbox set attempts = 9, last_error = 'Gone', dead_at = '2026-11-22T10:00:00.000Z' where kind = 'forget'`,
    )
    expect((await unwell()).map(({ text }) => text)).toContain(
      '2 of kind "forget" failed (Gone) and are not tried again',
    )
  })

  it('with names that no secret opens is at fault', async () => {
    await tamper(place, `update bookings set personal = '1.deadbeef.AAAA'`)
    expect(await unwell()).toMatchObject([
      { level: 'fault', text: expect.stringContaining('2 sealed texts cannot be opened') },
    ])
  })

  it('of which the engine says that it is damaged is at fault', async () => {
    if (place.address.kind === 'postgres') return expect((await findingsIn(place))[0]?.level).toBe('ok')
    await tamper(place, 'delete from counsellors')
    const found = await unwell()
    expect(found.map(({ level }) => level)).toContain('fault')
    expect(found.map(({ text }) => text).join('\n')).toContain(
      'damaged (rows of bookings refer to missing counsellors: 2)',
    )
  })
})

describe('npm run doctor', () => {
  const data = dataFolder()
  const env = { LOTSE_DATA: data.path }
  afterAll(() => data.remove())

  it('looks beside a server that runs, prints a line for each thing, and no name', async () => {
    const server = await startServer(data.path)
    const { code, output } = await runCommand('doctor', [], env)
    await server.stop()
    // The pages may be from before a change that somebody is making just now.
    expect(code).toBeLessThan(2)
    const about = output
      .trimEnd()
      .split('\n')
      .map(line => line.slice(9, 20).trim())
    expect(about).toEqual([
      ...[
        'node',
        'build',
        'secret',
        'storage',
        'bookings',
        'seals',
        'deliveries',
        'calendars',
        'clock',
        'time zone',
        'disk',
        'backup',
      ],
    ])
  })

  it('ends with 2 where a secret can be guessed, and does not print it', async () => {
    const weak = 'lotse-secret-'.repeat(3)
    const { code, output } = await runCommand('doctor', [], { ...env, LOTSE_SECRET: weak })
    expect(code).toBe(2)
    expect(output).toMatch(/^fault {4}secret {6}LOTSE_SECRET can be guessed/m)
    expect(output).not.toContain(weak)
  })

  it('names what is wrong with the environment, and makes nothing', async () => {
    const missing = join(data.path, 'missing')
    const { code, output } = await runCommand('doctor', [], { LOTSE_DATA: missing, PORT: 'eighty' })
    expect(code).toBe(2)
    expect(output).toMatch(/^fault {4}settings {4}PORT is "eighty"/m)
    expect((await runCommand('doctor', [], { LOTSE_DATA: missing })).output).toMatch(
      /^warning {2}storage .* is not there yet/m,
    )
    expect(existsSync(missing)).toBe(false)
  })
})
