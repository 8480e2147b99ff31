import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMemory } from '../../src/adapters/memory/open-memory.ts'
import { openPostgres } from '../../src/adapters/sql/open-postgres.ts'
import { openSqlite } from '../../src/adapters/sql/open-sqlite.ts'
import type { AnyStorage } from './installation.ts'
import { aDatabase } from './postgres-databases.ts'

/** A SQLite file of its own, removed when it is closed. */
export const aSqliteStorage = async (): Promise<AnyStorage> => {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  const opened = await openSqlite(join(folder, 'lotse.sqlite'))
  return {
    ...opened,
    close: async () => {
      await opened.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A PostgreSQL database of its own, removed when it is closed. */
export const aPostgresStorage = async (): Promise<AnyStorage> => {
  const { url, remove } = await aDatabase()
  const opened = await openPostgres(url)
  return {
    ...opened,
    close: async () => {
      await opened.close()
      await remove()
    },
  }
}

/** Every engine that must behave the same. */
export const engines: readonly { readonly name: string; readonly open: () => Promise<AnyStorage> }[] = [
  { name: 'memory', open: async () => openMemory() },
  { name: 'SQLite', open: aSqliteStorage },
  { name: 'PostgreSQL', open: aPostgresStorage },
]
