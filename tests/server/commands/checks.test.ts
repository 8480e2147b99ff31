import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headerLine } from '../../../src/adapters/backup/header.ts'
import { rememberBackup } from '../../../src/adapters/backup/last-backup.ts'
import { createSealer } from '../../../src/adapters/crypto/sealer.ts'
import { checkBackups } from '../../../src/server/commands/checks/check-backups.ts'
import { checkClock, checkTimeZone } from '../../../src/server/commands/checks/check-clock.ts'
import { checkDeliveries } from '../../../src/server/commands/checks/check-deliveries.ts'
import { checkDisk, checkFree } from '../../../src/server/commands/checks/check-disk.ts'
import { checkNode } from '../../../src/server/commands/checks/check-program.ts'
import { checkSeals } from '../../../src/server/commands/checks/check-seals.ts'
import { checkSecret } from '../../../src/server/commands/checks/check-secret.ts'
import { codeOf, type Finding } from '../../../src/server/commands/checks/finding.ts'
import { noon } from '../../builders/installation.ts'

const levels = (found: readonly Finding[]) => found.map(({ level }) => level)

describe('the secret', () => {
  it('that a machine has made is well', () => {
    for (const encoding of ['base64', 'hex', 'base64url'] as const)
      expect(checkSecret(randomBytes(32).toString(encoding), false), encoding).toMatchObject({ level: 'ok' })
  })

  it.each(['x', 'abc', '1234567890', 'lotse'])(
    'made of %s again and again can be guessed, and is not printed',
    part => {
      const secret = part.repeat(40).slice(0, 40)
      const found = checkSecret(secret, false)
      expect(found).toMatchObject({ level: 'fault', text: expect.stringContaining('can be guessed') })
      expect(found.text).not.toContain(secret)
    },
  )

  it('that stands in a file which everybody can read is at fault, however good it looks', () => {
    const published = 'Zq7-this-one-stands-in-a-test-of-lotse-4kP'
    expect(checkSecret(published, false)).toMatchObject({
      level: 'fault',
      text: expect.stringContaining('checks.test.ts'),
    })
  })

  it('of the demonstration is well for the demonstration and for nothing else', () => {
    const secret = 'demonstration-only-not-a-secret-0000'
    expect(checkSecret(secret, true).level).toBe('ok')
    expect(checkSecret(secret, false)).toMatchObject({
      level: 'fault',
      text: expect.stringContaining('everybody can read it'),
    })
  })
})

describe('the clock', () => {
  it('is believed where nothing is later, and where the database says the same', () => {
    expect(checkClock({ now: noon, database: null, past: [noon.subtract({ hours: 1 })] }).level).toBe('ok')
    expect(checkClock({ now: noon, database: noon.add({ seconds: 2 }), past: [] }).level).toBe('ok')
  })

  it('is not where something was written in the future, or the database says something else', () => {
    expect(checkClock({ now: noon, database: null, past: [noon.add({ hours: 3 })] })).toMatchObject({
      level: 'fault',
      text: expect.stringContaining('3 hours'),
    })
    expect(checkClock({ now: noon, database: noon.add({ seconds: 30 }), past: [] }).level).toBe('warning')
    expect(checkClock({ now: noon, database: noon.subtract({ hours: 1 }), past: [] }).level).toBe('fault')
  })

  it('of this Node knows Berlin', () => {
    expect(checkTimeZone().level).toBe('ok')
  })
})

describe('deliveries', () => {
  const overdue = (duration: Temporal.DurationLike) =>
    checkDeliveries({ waiting: 3, overdue: 1, dead: 0, oldest: noon.subtract(duration) }, [], noon)

  it('are well while none is overdue for long', () => {
    expect(levels(checkDeliveries({ waiting: 3, overdue: 0, dead: 0, oldest: null }, [], noon))).toEqual([
      'ok',
    ])
    expect(levels(overdue({ minutes: 5 }))).toEqual(['ok'])
  })

  it('are looked after when they are late, and at fault after a day, because they delete', () => {
    expect(levels(overdue({ hours: 2 }))).toEqual(['warning'])
    expect(levels(overdue({ hours: 25 }))).toEqual(['fault'])
  })

  it('that failed are told with their kind', () => {
    const failed = [{ kind: 'calendar', error: 'TypeError', count: 2, givenUp: false }]
    expect(checkDeliveries({ waiting: 3, overdue: 0, dead: 0, oldest: null }, failed, noon)[1]).toEqual({
      level: 'warning',
      about: 'deliveries',
      text: '2 of kind "calendar" failed (TypeError) and will be tried again',
    })
  })
})

describe('sealed names', () => {
  const beginning = (secret: string) => createSealer(secret).seal('Amal', 'b1').slice(0, 11)
  const [present, former, lost] = ['a present secret', 'a former secret', 'a secret that is lost']

  it('are told by their key: the present one, a former one, or one that is not there', () => {
    const seals = new Map([[beginning(present), 5]])
    expect(checkSeals(seals, present, []).level).toBe('ok')
    seals.set(beginning(former), 2)
    expect(checkSeals(seals, present, [former])).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('2 texts'),
    })
    seals.set(beginning(lost), 1)
    expect(checkSeals(seals, present, [former])).toMatchObject({
      level: 'fault',
      text: expect.stringContaining('1 sealed text cannot be opened'),
    })
  })
})

describe('the rest of the machine', () => {
  it('needs space, for the data and for a copy of them', () => {
    expect(checkFree(50e9, 1e6).level).toBe('ok')
    expect(checkFree(2e9, 1e9).level).toBe('warning')
    expect(checkFree(5e8, 0).level).toBe('warning')
    expect(checkFree(5e7, 0).level).toBe('fault')
    expect(checkDisk('/a/folder/that/is/not/there', 0).about).toBe('disk')
  })

  it('needs Node 26', () => {
    expect(checkNode('26.10.0').level).toBe('ok')
    expect(checkNode('20.20.2').level).toBe('fault')
  })
})

describe('backups', () => {
  let data = ''
  let kept = ''
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'lotse-test-'))
    kept = join(data, 'kept')
    mkdirSync(kept)
  })
  afterEach(() => rmSync(data, { recursive: true }))

  const backUp = (name: string, daysAgo: number) => {
    const created = noon.subtract({ hours: 24 * daysAgo }).toString()
    const file = join(kept, name)
    writeFileSync(
      file,
      headerLine({ engine: 'sqlite', schema: '006', created, key: '00000000', salt: 'AAAA' }),
    )
    rememberBackup(data, { file, created, rows: 1, bytes: 1 })
  }

  it('are needed by a district, and not by a demonstration', () => {
    expect(levels(checkBackups(data, false, noon))).toEqual(['warning'])
    expect(levels(checkBackups(data, true, noon))).toEqual(['ok'])
    expect(levels(checkBackups(join(data, 'nothing'), true, noon))).toEqual(['ok'])
  })

  it.each([
    [0.5, 'ok'],
    [3, 'warning'],
    [9, 'fault'],
  ])('of which the last is %d days old: %s', (days, level) => {
    backUp('a.backup', days)
    expect(levels(checkBackups(data, false, noon))).toEqual([level])
  })

  it('that are older than what was promised are named', () => {
    backUp('old.backup', 31)
    backUp('new.backup', 0)
    writeFileSync(join(kept, 'notes.txt'), 'something else')
    const found = checkBackups(data, false, noon)
    expect(levels(found)).toEqual(['ok', 'warning'])
    expect(found[1]?.text).toMatch(/older than 30 days.*: old\.backup$/)
  })

  it('that were interrupted, and files kept at a restore long ago, are named', () => {
    backUp('new.backup', 0)
    writeFileSync(join(kept, 'x.backup.part'), '')
    writeFileSync(join(data, 'lotse.db.copy-4711'), '')
    const aside = join(data, 'lotse.db.before-restore-2026-10-01T000000Z')
    writeFileSync(aside, '')
    expect(levels(checkBackups(data, false, noon))).toEqual(['ok', 'warning', 'warning'])
    const longAgo = new Date(noon.subtract({ hours: 24 * 40 }).epochMilliseconds)
    utimesSync(aside, longAgo, longAgo)
    expect(levels(checkBackups(data, false, noon))).toEqual(['ok', 'warning', 'warning', 'warning'])
  })
})

describe('the exit code', () => {
  it('is that of the worst finding', () => {
    const finding = (level: Finding['level']): Finding => ({ level, about: 'x', text: 'y' })
    expect(codeOf([])).toBe(0)
    expect(codeOf([finding('ok'), finding('warning')])).toBe(1)
    expect(codeOf([finding('fault'), finding('ok')])).toBe(2)
  })
})
