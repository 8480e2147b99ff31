import { setTimeout as sleep } from 'node:timers/promises'
import { StorageUnavailable } from '../../../booking/ports/storage-unavailable.ts'

/** How long somebody waits for a database that another process has locked, from when she asked. */
const patienceMilliseconds = 3_000

const firstPause = 20
const longestPause = 200

// Result codes: https://sqlite.org/rescode.html
const busy = 5
const unusable: ReadonlySet<number | undefined> = new Set([
  ...[busy, 6 /* LOCKED */, 8 /* READONLY */, 10 /* IOERR */, 11 /* CORRUPT */, 13 /* FULL */],
  ...[14 /* CANTOPEN */, 15 /* PROTOCOL, of locking */, 26 /* NOTADB */],
])

/** The primary result code of an error from SQLite, undefined for every other error. */
const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined

/** An error as booking knows it: `StorageUnavailable` where SQLite cannot serve, else the error itself. */
export const storageFault = (error: unknown): unknown =>
  unusable.has(codeOf(error))
    ? new StorageUnavailable(error instanceof Error ? error.message : String(error), { cause: error })
    : error

/** The moment, by the monotonic clock, until which somebody waits who asks now. */
export const patientUntil = (): number => performance.now() + patienceMilliseconds

/**
 * Tries until the database is not locked, at least once, and lets everything else in the process go on between two
 * tries: `node:sqlite` itself waits by standing still. Throws `StorageUnavailable` where SQLite cannot serve.
 */
export const tryUntil = async <T>(until: number, attempt: () => T): Promise<T> => {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return attempt()
    } catch (error) {
      if (codeOf(error) !== busy) throw storageFault(error)
      const last = performance.now() + pause > until
      // Also after the last try: who stands behind in the queue tries next, and must not keep the others from their turn.
      await sleep(last ? 1 : pause)
      if (last) throw storageFault(error)
    }
  }
}
