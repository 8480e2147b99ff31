import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tidyStorage, withSnapshot } from '../../src/adapters/sql/keep-storage.ts'
import { openStorage } from '../../src/adapters/sql/open-storage.ts'
import { startCommand } from '../builders/command.ts'
import { dataFolder } from '../builders/server.ts'

const folder = dataFolder()
const address = { kind: 'sqlite', file: join(folder.path, 'lotse.db') } as const
const copies = () => readdirSync(folder.path).filter(name => /\.copy-\d+$/.test(name))

beforeAll(async () => (await openStorage(address)).close())
afterAll(folder.remove)

/** The id of a process that has ended. */
const nobody = async (): Promise<number> => {
  const { process: child, ended } = startCommand('backup', [], { LOTSE_DATA: folder.path })
  await ended
  return child.pid ?? 0
}

describe('the unencrypted copy that a backup reads', () => {
  it('of a process that was killed is gone with the next start and the next backup', async () => {
    const left = join(folder.path, `lotse.db.copy-${await nobody()}`)
    for (const tidy of [() => tidyStorage(address), () => withSnapshot(address, async () => undefined)]) {
      for (const end of ['', '-journal']) writeFileSync(`${left}${end}`, 'names')
      await tidy()
      expect(copies()).toEqual([])
    }
  })

  it('of a process that had our id before us is gone too', () => {
    writeFileSync(join(folder.path, `lotse.db.copy-${process.pid}`), 'names')
    tidyStorage(address)
    expect(copies()).toEqual([])
  })

  it('stays while it is read, and where its process lives', async () => {
    const other = join(folder.path, `lotse.db.copy-${process.ppid}`)
    writeFileSync(other, 'names')
    await withSnapshot(address, async () => {
      tidyStorage(address)
      expect(copies()).toHaveLength(2)
    })
    expect(copies()).toEqual([`lotse.db.copy-${process.ppid}`])
    expect(existsSync(address.file)).toBe(true)
  })
})
