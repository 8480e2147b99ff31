import type { Content } from './backup/rebuild.ts'
import type { Replaced, Replacing } from './backup/replacing.ts'
import type { Snapshot } from './backup/snapshot.ts'
import type { Inspection } from './inspection/inspection.ts'
import type { DatabaseAddress } from './open-storage.ts'
import { inspectPostgres } from './postgres/inspect.ts'
import { replaceInPostgres } from './postgres/replace.ts'
import { withPostgresSnapshot } from './postgres/snapshot.ts'
import { removeAbandonedCopies } from './sqlite/copies.ts'
import { inspectSqlite } from './sqlite/inspect.ts'
import { replaceInSqlite } from './sqlite/replace.ts'
import { withSqliteSnapshot } from './sqlite/snapshot.ts'

/** Gives a database as it is at one moment to `work`, beside whoever writes to it. Throws `StorageUnavailable`. */
export const withSnapshot = <T>(
  address: DatabaseAddress,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> =>
  address.kind === 'sqlite' ? withSqliteSnapshot(address.file, work) : withPostgresSnapshot(address.url, work)

/** Takes away what a backup that was killed has left beside a database. */
export const tidyStorage = (address: DatabaseAddress): void => {
  if (address.kind === 'sqlite') removeAbandonedCopies(address.file)
}

/** Puts a backup in the place of what a database holds, all or nothing. Throws `RestoreRefused` and `StorageUnavailable`. */
export const replaceStorage = (
  address: DatabaseAddress,
  replacing: Replacing,
  content: Content,
): Promise<Replaced> => {
  tidyStorage(address)
  return address.kind === 'sqlite'
    ? replaceInSqlite(address.file, replacing, content)
    : replaceInPostgres(address.url, replacing, content)
}

/** Looks at a database and changes nothing. Throws `StorageUnavailable`. */
export const inspectStorage = <T>(
  address: DatabaseAddress,
  work: (inspection: Inspection) => Promise<T>,
): Promise<T> =>
  address.kind === 'sqlite' ? inspectSqlite(address.file, work) : inspectPostgres(address.url, work)
