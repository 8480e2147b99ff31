import { openBackup } from '../../adapters/backup/open-backup.ts'
import { createBackupKey } from '../../adapters/crypto/backup-key.ts'
import { readLines } from '../../adapters/sql/backup/read-lines.ts'
import { type Content, checkSchema } from '../../adapters/sql/backup/rebuild.ts'
import type { Replaced } from '../../adapters/sql/backup/replacing.ts'
import { replaceStorage } from '../../adapters/sql/keep-storage.ts'
import type { DatabaseAddress } from '../../adapters/sql/open-storage.ts'

/** What is to be restored, and to where. */
export interface RestoreOrder {
  readonly address: DatabaseAddress
  /** The present secret and former ones: a backup may be older than the present one. */
  readonly secrets: readonly string[]
  readonly file: string
  readonly replace: boolean
  readonly now: Temporal.Instant
  readonly signal?: AbortSignal | undefined
}

export interface Restored extends Replaced {
  /** When the backup was made. */
  readonly created: string
}

async function readAll(lines: AsyncIterable<string>): Promise<void> {
  for await (const _ of readLines(lines));
}

/** Lines for as long as nobody has interrupted: an error rolls back what was written. */
async function* untilInterrupted(
  lines: AsyncIterable<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  for await (const line of lines) {
    signal?.throwIfAborted()
    yield line
  }
}

/** Puts a backup in the place of what a database holds. The whole file is read and found authentic before anything is written. */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const { address, replace, now } = order
  const backup = await openBackup(order.file, order.secrets.map(createBackupKey))
  try {
    const { schema, created } = backup.header
    const read: Content['read'] = work => backup.read(lines => work(untilInterrupted(lines, order.signal)))
    await read(readAll)
    checkSchema(schema)
    return { ...(await replaceStorage(address, { replace, now }, { schema, read })), created }
  } finally {
    await backup.close()
  }
}
