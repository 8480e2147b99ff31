import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackupRefused } from '../../../src/adapters/backup/backup-refused.ts'
import { openBackup } from '../../../src/adapters/backup/open-backup.ts'
import { writeBackup } from '../../../src/adapters/backup/write-backup.ts'
import { createBackupKey } from '../../../src/adapters/crypto/backup-key.ts'

const key = createBackupKey('a secret for tests that nobody uses')
const about = { engine: 'sqlite', schema: '006-turns', created: '2026-11-22T11:00:00Z' } as const

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield `${line}\n`
}

async function collect(lines: AsyncIterable<string>): Promise<readonly string[]> {
  return Array.fromAsync(lines)
}

async function readAll(file: string, keys = [key]): Promise<readonly string[]> {
  const backup = await openBackup(file, keys)
  return backup.read(collect).finally(backup.close)
}

/** Lines that do not compress, so that they fill several chunks. */
const manyLines = Array.from({ length: 10_000 }, (_, place) => `${place} ${crypto.randomUUID()}`)

describe('a backup file', () => {
  let folder = ''
  let file = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
    file = join(folder, 'lotse.backup')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('gives back the lines that were written, whatever is in them, and as often as asked', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 40 }).filter(text => !text.includes('\n'))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async lines => {
        rmSync(file, { force: true })
        await writeBackup(file, key, about, given(lines))
        const backup = await openBackup(file, [key])
        // Half of a pair of surrogates is no text: it comes back as U+FFFD.
        const written = lines.map(text => text.toWellFormed())
        expect(await backup.read(collect)).toEqual(written)
        expect(await backup.read(collect)).toEqual(written)
        await backup.close()
      }),
      { numRuns: 40 },
    )
  })

  it('says what it is in its first line and nothing else, and is for its owner alone', async () => {
    const bytes = await writeBackup(file, key, about, given(['Amal', ...manyLines]))
    const content = readFileSync(file)
    expect(bytes).toBe(content.length)
    expect(content.length).toBeGreaterThan(3 * 65_536)
    expect(content.toString('latin1').split('\n')[0]).toMatch(
      /^\{"lotse-backup":1,"engine":"sqlite","schema":"006-turns",/,
    )
    expect(content.toString('latin1')).not.toContain('Amal')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['lotse.backup'])
  })

  it('written twice from the same lines with the same secret has nothing in common but its form', async () => {
    await writeBackup(file, key, about, given(['Amal']))
    await writeBackup(`${file}2`, key, about, given(['Amal']))
    const [one, two] = [file, `${file}2`].map(name =>
      readFileSync(name).toString('latin1').split('\n').slice(1).join('\n'),
    )
    expect(one).not.toBe(two)
  })

  it('that is cut off anywhere is refused', async () => {
    await writeBackup(file, key, about, given(manyLines))
    const whole = readFileSync(file)
    const header = whole.indexOf('\n') + 1
    const edges = [header, header + 15, header + 16, header + 65_552, header + 2 * 65_552, whole.length - 1]
    const anywhere = Array.from({ length: 20 }, () => Math.floor(Math.random() * whole.length))
    for (const length of [0, 1, ...edges, ...anywhere]) {
      writeFileSync(file, whole.subarray(0, length))
      await expect(readAll(file), `${length} bytes`).rejects.toThrow(BackupRefused)
    }
  })

  it('in which one bit is another is refused, wherever it is', async () => {
    await writeBackup(file, key, about, given(manyLines))
    const whole = readFileSync(file)
    const header = whole.indexOf('\n') + 1
    const inHeader = Array.from({ length: header }, (_, place) => place)
    const anywhere = Array.from(
      { length: 60 },
      () => header + Math.floor(Math.random() * (whole.length - header)),
    )
    for (const place of [...inHeader, header, whole.length - 1, ...anywhere]) {
      const changed = Buffer.from(whole)
      changed[place] = (whole[place] ?? 0) ^ (1 << Math.floor(Math.random() * 8))
      writeFileSync(file, changed)
      await expect(readAll(file), `byte ${place}`).rejects.toThrow(BackupRefused)
    }
  })

  it('in which chunks changed places, are missing or come from another backup is refused', async () => {
    await writeBackup(file, key, about, given(manyLines))
    await writeBackup(`${file}2`, key, about, given(manyLines))
    const whole = readFileSync(file)
    const begin = whole.indexOf('\n') + 1
    const chunk = (place: number, from = whole) =>
      from.subarray(begin + place * 65_552, begin + (place + 1) * 65_552)
    const rest = whole.subarray(begin + 2 * 65_552)
    const head = whole.subarray(0, begin)
    const forged = [
      [head, chunk(1), chunk(0), rest],
      [head, chunk(1), rest],
      [head, chunk(0), chunk(0), chunk(1), rest],
      [head, chunk(0), chunk(1, readFileSync(`${file}2`)), rest],
      [whole, chunk(0)],
    ]
    for (const parts of forged) {
      writeFileSync(file, Buffer.concat(parts))
      await expect(readAll(file)).rejects.toThrow(BackupRefused)
    }
  })

  it('made with another secret is told from a damaged one, and opens with a former secret', async () => {
    const former = createBackupKey('the secret that was used before this one')
    await writeBackup(file, former, about, given(['line']))
    await expect(readAll(file)).rejects.toThrow(/made with another LOTSE_SECRET/)
    expect(await readAll(file, [key, former])).toEqual(['line'])
  })

  it('of a newer format, and what is no backup at all, are told apart', async () => {
    writeFileSync(file, '{"lotse-backup":2,"something":"else"}\nbytes')
    await expect(readAll(file)).rejects.toThrow(/has format 2; this version of Lotse reads format 1/)
    for (const text of ['', 'SQLite format 3\0', '{}\n', 'null\n', 'x'.repeat(10_000)]) {
      writeFileSync(file, text)
      await expect(readAll(file), text).rejects.toThrow(/no backup of Lotse/)
    }
    await expect(readAll(join(folder, 'nothing'))).rejects.toThrow(/cannot be read/)
    await expect(readAll(folder)).rejects.toThrow(BackupRefused)
  })

  it('never takes the place of a file that is there', async () => {
    writeFileSync(file, 'mine')
    await expect(writeBackup(file, key, about, given(['line']))).rejects.toThrow(/exists already/)
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('that was begun and not finished does not look like one', async () => {
    const begun = async function* () {
      yield* given(manyLines)
      expect(existsSync(file)).toBe(false)
      expect(existsSync(`${file}.part`)).toBe(true)
      throw new Error('the database went away')
    }
    await expect(writeBackup(file, key, about, begun())).rejects.toThrow(/went away/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('that somebody interrupts leaves nothing', async () => {
    const interrupted = new AbortController()
    const endless = async function* () {
      for (;;) {
        yield* given(manyLines)
        interrupted.abort()
      }
    }
    await expect(writeBackup(file, key, about, endless(), interrupted.signal)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
  })

  it('whose unfinished beginning was left by a process that was killed is refused by its name and by its content', async () => {
    await writeBackup(file, key, about, given(manyLines))
    const whole = readFileSync(file)
    writeFileSync(`${file}.part`, whole.subarray(0, whole.length - 70_000))
    await expect(readAll(`${file}.part`)).rejects.toThrow(/not finished/)
    rmSync(file)
    await expect(writeBackup(file, key, about, given(['line']))).rejects.toThrow(
      /interrupted; then remove it/,
    )
    writeFileSync(file, whole.subarray(0, whole.length - 70_000))
    await expect(readAll(file)).rejects.toThrow(/damaged or was not finished/)
  })
})
