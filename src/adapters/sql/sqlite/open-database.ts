import { DatabaseSync } from 'node:sqlite'

const busyMilliseconds = 5_000

/** Opens a SQLite file so that what was committed is on the disk, even when the power fails right after. */
export const openForWriting = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: busyMilliseconds })
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = full')
  database.exec('pragma foreign_keys = on')
  return database
}

/** Opens the same file once more, for reading only. */
export const openForReading = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: busyMilliseconds })
  database.exec('pragma query_only = on')
  return database
}
