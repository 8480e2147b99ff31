import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { type Content, rebuild, whatIsThere } from '../backup/rebuild.ts'
import { type Replaced, type Replacing, refusals } from '../backup/replacing.ts'
import { RestoreRefused } from '../backup/restore-refused.ts'
import type { Schema } from '../schema.ts'
import { isDamage } from './damage.ts'
import { writingDialect } from './dialect.ts'
import { patientUntil, tryUntil } from './patience.ts'

const busy = 5
const companions = ['-wal', '-shm', '-journal']

const isBusy = (error: unknown): boolean =>
  error instanceof StorageUnavailable &&
  error.cause instanceof Error &&
  'errcode' in error.cause &&
  (Number(error.cause.errcode) & 0xff) === busy

class DamagedPages extends Error {
  override readonly name = 'DamagedPages'
}

/**
 * Opens a file that nobody else has open, and keeps everybody else out. Only who is alone can end the write-ahead log: a
 * server has its file open for as long as it runs.
 */
const openAlone = async (file: string): Promise<DatabaseSync> => {
  const until = patientUntil()
  const database = await tryUntil(until, () => new DatabaseSync(file, { timeout: 50 }))
  try {
    await tryUntil(until, () =>
      database.exec('pragma locking_mode = exclusive; pragma journal_mode = delete'),
    )
    // In this mode of locking, what was locked once stays locked.
    await tryUntil(until, () => database.exec('begin exclusive; commit'))
    if (database.prepare('pragma quick_check(1)').get()?.quick_check !== 'ok') throw new DamagedPages()
    return database
  } catch (error) {
    database.close()
    if (isBusy(error)) throw new RestoreRefused(refusals.inUse, { cause: error })
    throw error
  }
}

const asideOf = (file: string, now: Temporal.Instant): string =>
  `${file}.before-restore-${now.toString({ smallestUnit: 'second' }).replaceAll(':', '')}`

const keepAside = async (database: DatabaseSync, aside: string): Promise<void> => {
  closeSync(openSync(aside, 'wx', 0o600))
  await backup(database, aside)
}

const replaceIn = async (
  file: string,
  database: DatabaseSync,
  { replace, now }: Replacing,
  content: Content,
): Promise<Replaced> => {
  const db = new Kysely<Schema>({ dialect: writingDialect(database) })
  try {
    const { tables, used } = await whatIsThere(db)
    if (used && !replace) throw new RestoreRefused(refusals.notEmpty)
    const aside = used ? asideOf(file, now) : undefined
    if (aside !== undefined) await keepAside(database, aside)
    const rows = await db.transaction().execute(trx => rebuild(trx, tables, content))
    // What was dropped is still in the pages that are free now.
    if (used) database.exec('vacuum')
    return { rows, aside }
  } finally {
    await db.destroy()
    if (database.isOpen) database.close()
  }
}

/** Puts a file that cannot be read away, with what belongs to it: somebody may still save something from it. */
const putAside = (file: string, aside: string): void => {
  for (const end of ['', ...companions]) if (existsSync(file + end)) renameSync(file + end, aside + end)
}

/** Makes a new file; where that cannot be finished, there is none. */
const makeAnew = async (file: string, replacing: Replacing, content: Content): Promise<Replaced> => {
  try {
    return await replaceIn(file, await openAlone(file), replacing, content)
  } catch (error) {
    for (const end of ['', ...companions]) rmSync(file + end, { force: true })
    throw error
  }
}

/**
 * Puts a backup into a SQLite file, all or nothing, in the file itself: who waits to open it meanwhile opens what was
 * restored. What was in it is kept in a file aside. Throws `RestoreRefused` and `StorageUnavailable`.
 */
export const replaceInSqlite = async (
  path: string,
  replacing: Replacing,
  content: Content,
): Promise<Replaced> => {
  const file = resolve(path)
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return makeAnew(file, replacing, content)
  try {
    return await replaceIn(file, await openAlone(file), replacing, content)
  } catch (error) {
    if (!(error instanceof DamagedPages || isDamage(error))) throw error
    if (!replacing.replace) throw new RestoreRefused(refusals.damaged, { cause: error })
    const aside = asideOf(file, replacing.now)
    putAside(file, aside)
    return { ...(await makeAnew(file, replacing, content)), aside }
  }
}
