import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBackup } from '../../../src/adapters/backup/write-backup.ts'
import { createBackupKey } from '../../../src/adapters/crypto/backup-key.ts'
import { inspectStorage } from '../../../src/adapters/sql/keep-storage.ts'
import { openStorage } from '../../../src/adapters/sql/open-storage.ts'
import { makeBackup } from '../../../src/server/commands/make-backup.ts'
import { restoreBackup } from '../../../src/server/commands/restore-backup.ts'
import { runCommand } from '../../builders/command.ts'
import { aForm, anInstallation, noon } from '../../builders/installation.ts'
import { aSqlitePlace, lastingEngines, type Place } from '../../builders/places.ts'
import { at, granted } from '../../builders/result.ts'
import { dataFolder } from '../../builders/server.ts'

const secret = 'one secret of more than thirty-two characters'
const another = 'another secret of more than thirty-two characters'

const data = dataFolder()
const file = join(data.path, 'lotse.backup')
let source: Place

beforeAll(async () => {
  source = await aSqlitePlace()
  const installation = await anInstallation(await openStorage(source.address))
  const { slots } = await installation.findSlots({ limit: 1 })
  granted(await installation.bookSlot({ ...aForm, slot: at(slots, 0).id }))
  await installation.close()
  await makeBackup({ address: source.address, secret, target: file, now: noon })
})
afterAll(async () => {
  await source.remove()
  data.remove()
})

/** The backup with something changed in it. */
const changed = (change: (whole: Buffer) => Buffer): string => {
  const name = `${file}.changed`
  writeFileSync(name, change(readFileSync(file)))
  return name
}

const flipped = (whole: Buffer): Buffer => {
  whole.writeUInt8(whole.readUInt8(whole.length - 100) ^ 1, whole.length - 100)
  return whole
}

/** The first line with other words in it; what comes after it stays. */
const renamed =
  (word: string, other: string) =>
  (whole: Buffer): Buffer =>
    Buffer.from(whole.toString('latin1').replace(word, other), 'latin1')

/** A backup whose tables no version knows yet. */
const fromLater = async (): Promise<string> => {
  const name = `${file}.later`
  const lines = async function* () {
    yield '{"end":0}\n'
  }
  const about = { engine: 'sqlite', schema: '999-later', created: noon.toString() } as const
  await writeBackup(name, createBackupKey(secret), about, lines())
  return name
}

const untrusted: readonly [string, () => string | Promise<string>, RegExp][] = [
  ['was cut off', () => changed(whole => whole.subarray(0, whole.length - 1)), /damaged or was not finished/],
  [
    'ends after its first line',
    () => changed(whole => whole.subarray(0, whole.indexOf('\n') + 1)),
    /damaged or was not finished/,
  ],
  ['has one bit that is another', () => changed(flipped), /damaged or was not finished/],
  ['has another first line', () => changed(renamed('"sqlite"', '"postgres"')), /damaged/],
  [
    'has another format',
    () => changed(renamed('"lotse-backup":1', '"lotse-backup":2')),
    /has format 2; this version of Lotse reads format 1/,
  ],
  [
    'is from a newer version',
    fromLater,
    /newer version of Lotse: its tables are at 999-later.*update Lotse first/,
  ],
  ['was not finished', () => changed(whole => whole.subarray(0, 500)), /damaged or was not finished/],
  ['is something else', () => changed(() => Buffer.from('SQLite format 3')), /no backup of Lotse/],
]

describe.each(lastingEngines)('nothing is written into $name', ({ place }) => {
  let target: Place
  beforeAll(async () => {
    target = await place()
  })
  afterAll(() => target.remove())

  const refused = async (backup: string, secrets: readonly string[], why: RegExp) => {
    const order = { address: target.address, secrets, file: backup, replace: true, now: noon }
    await expect(restoreBackup(order)).rejects.toThrow(why)
    if (target.address.kind === 'sqlite') return expect(existsSync(target.address.file)).toBe(false)
    // All migrations are still to come: there are no tables.
    expect(await inspectStorage(target.address, async ({ behind }) => behind[0])).toBe('001-district')
  }

  it.each(untrusted)('where the backup %s', async (_why, make, why) => {
    const backup = await make()
    await refused(backup, [secret], why)
    rmSync(backup)
  })

  it('where the backup was made with another secret', () =>
    refused(file, [another], /^this backup was made with another LOTSE_SECRET/))

  it('where somebody interrupts', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'))
    const order = { address: target.address, secrets: [secret], file, replace: false, now: noon, signal }
    await expect(restoreBackup(order)).rejects.toThrow('interrupted')
    await refused(file, [another], /another/)
  })

  it('but what was made with a former secret is, when that is set as one', async () => {
    const order = { address: target.address, secrets: [another, secret], file, replace: false, now: noon }
    expect((await restoreBackup(order)).created).toBe('2026-11-22T11:00:00Z')
    expect(await inspectStorage(target.address, async ({ ledger }) => (await ledger()).bookings.length)).toBe(
      1,
    )
  })
})

describe('npm run restore', () => {
  const fresh = join(data.path, 'fresh')
  const env = { LOTSE_DATA: fresh, LOTSE_SECRET: secret }

  it('tells its usage where no file is named, or what is meant is not clear', async () => {
    for (const args of [[], ['a', 'b'], ['--replcae', file]])
      expect(await runCommand('restore', args, env)).toMatchObject({
        code: 1,
        errors: expect.stringContaining('Usage: npm run restore -- FILE [--replace]'),
      })
  })

  it('says that the secret is another one, without naming one, and what became due is deleted when it is right', async () => {
    const wrong = await runCommand('restore', [file], { ...env, LOTSE_SECRET: another })
    expect(wrong).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^this backup was made with another LOTSE_SECRET/),
    })
    expect(wrong.errors).not.toContain('characters')
    expect(existsSync(fresh)).toBe(false)
    const right = await runCommand('restore', [file], env)
    expect(right).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^restored \d+ rows into .*\ndeleted what has become due since then: \d+\n/,
      ),
    })
  })

  it('is the only way to change a file that exists: a backup never takes its place', async () => {
    const backup = await runCommand('backup', [join(fresh, 'lotse.db')], env)
    expect(backup).toMatchObject({ code: 1, errors: expect.stringContaining('exists already') })
  })
})

describe('npm run backup', () => {
  it('names a backup in a folder after its moment, and refuses a database that is not there', async () => {
    const order = { secret, target: data.path, now: noon }
    const { file: made } = await makeBackup({ ...order, address: source.address })
    expect(made).toBe(join(data.path, 'lotse-2026-11-22T110000Z.backup'))
    const env = { LOTSE_DATA: join(data.path, 'nothing'), LOTSE_SECRET: secret }
    const none = await runCommand('backup', [join(data.path, 'x.backup')], env)
    expect(none).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/lotse\.db cannot be used: there is no such file\n$/),
    })
    expect(existsSync(join(data.path, 'x.backup'))).toBe(false)
    expect(existsSync(join(data.path, 'nothing'))).toBe(false)
  })
})
