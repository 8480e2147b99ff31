import { DatabaseSync } from 'node:sqlite'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'
import { checkPages, withWayBack } from './damage.ts'
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
    throw withWayBack(error)
  }
}

/** Opens a SQLite file so that what was committed is on the disk, even when the power fails right after. */
export const openForWriting = (file: string): Promise<DatabaseSync> =>
  openDatabase(file, database => {
    checkPages(database, file)
    const mode = database.prepare('pragma journal_mode = wal').get()
    if (mode?.journal_mode !== 'wal') throw new StorageUnavailable('no write-ahead log can be kept there')
    // A file that may only be read opens like any other one, and would refuse the first booking. Nothing is written.
    database.exec('begin immediate; pragma user_version = 0; rollback')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
    // What is deleted is overwritten, or a name could still be read in the file.
    database.exec('pragma secure_delete = on')
    // What a unit of work may have to take back is kept aside, and not in a file.
    database.exec('pragma temp_store = memory')
    // Kilobytes: pages that each booking needs are not read from the file again and again.
    database.exec('pragma cache_size = -8000')
    // Pages, 16 MB: a page that many bookings change goes from the log into the file once for all of them.
    database.exec('pragma wal_autocheckpoint = 4000')
  })

/** Opens the same file once more, for reading only. */
export const openForReading = (file: string): Promise<DatabaseSync> =>
  openDatabase(file, database => database.exec('pragma query_only = on'))
