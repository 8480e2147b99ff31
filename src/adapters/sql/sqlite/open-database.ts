import { DatabaseSync } from 'node:sqlite'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { patientUntil, tryUntil } from './patience.ts'

/** For this long a statement stands still for a lock, and the process with it; then it is tried again without that. */
const busyMilliseconds = 50

const openDatabase = async (
  file: string,
  prepare: (database: DatabaseSync) => void,
): Promise<DatabaseSync> => {
  const until = patientUntil()
  const database = await tryUntil(until, () => new DatabaseSync(file, { timeout: busyMilliseconds }))
  try {
    await tryUntil(until, () => prepare(database))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens a SQLite file so that what was committed is on the disk, even when the power fails right after. */
export const openForWriting = (file: string): Promise<DatabaseSync> =>
  openDatabase(file, database => {
    const mode = database.prepare('pragma journal_mode = wal').get()
    if (mode?.journal_mode !== 'wal') throw new StorageUnavailable('no write-ahead log can be kept there')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
  })

/** Opens the same file once more, for reading only. */
export const openForReading = (file: string): Promise<DatabaseSync> =>
  openDatabase(file, database => database.exec('pragma query_only = on'))
