import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { DatabaseAddress } from '../../src/adapters/sql/open-storage.ts'
import { aDatabase, asAdministrator } from './postgres-databases.ts'

/** Where a database is or may be: nothing is there yet. */
export interface Place {
  readonly address: DatabaseAddress
  /** What a server needs in its environment to use it. */
  readonly env: Record<string, string>
  readonly remove: () => Promise<void>
}

export async function aSqlitePlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-test-'))
  const file = join(folder, 'lotse.db')
  return {
    address: { kind: 'sqlite', file },
    env: { DATABASE_URL: `sqlite://${file}` },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function aPostgresPlace(): Promise<Place> {
  const { url, remove } = await aDatabase('nothing')
  return { address: { kind: 'postgres', url }, env: { DATABASE_URL: url }, remove }
}

/** The engines that keep what they are given. */
export const lastingEngines: readonly { readonly name: string; readonly place: () => Promise<Place> }[] = [
  { name: 'SQLite', place: aSqlitePlace },
  { name: 'PostgreSQL', place: aPostgresPlace },
]

/** Changes something by hand, as no program of ours would. */
export async function tamper({ address }: Place, ...statements: string[]): Promise<void> {
  if (address.kind === 'postgres') return asAdministrator(address.url, ...statements)
  const database = new DatabaseSync(address.file)
  database.exec('pragma foreign_keys = off')
  for (const statement of statements) database.exec(statement)
  database.close()
}
