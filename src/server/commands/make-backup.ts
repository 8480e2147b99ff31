import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeBackup } from '../../adapters/backup/write-backup.ts'
import { createBackupKey } from '../../adapters/crypto/backup-key.ts'
import { dumpLines } from '../../adapters/sql/backup/dump-lines.ts'
import { withSnapshot } from '../../adapters/sql/keep-storage.ts'
import type { DatabaseAddress } from '../../adapters/sql/open-storage.ts'

/** What is to be backed up, and with what. */
export interface BackupOrder {
  readonly address: DatabaseAddress
  readonly secret: string
  /** A file that is not there yet, or a folder: then the file is named after the moment. */
  readonly target: string
  readonly now: Temporal.Instant
  readonly signal?: AbortSignal | undefined
}

export interface BackupMade {
  readonly file: string
  readonly rows: number
  readonly bytes: number
  /** Tables in the database that are not Lotse's, and are not in the backup. */
  readonly foreign: readonly string[]
}

function fileFor(target: string, now: Temporal.Instant): string {
  const path = resolve(target)
  if (!existsSync(path) || !statSync(path).isDirectory()) return path
  const moment = now.toString({ smallestUnit: 'second' }).replaceAll(':', '')
  return join(path, `lotse-${moment}.backup`)
}

/** Writes an encrypted backup of a database, beside a server that may be writing to it. */
export function makeBackup({ address, secret, target, now, signal }: BackupOrder): Promise<BackupMade> {
  const file = fileFor(target, now)
  return withSnapshot(address, async snapshot => {
    const tally = { rows: 0 }
    const { engine, schema, foreign } = snapshot
    const about = { engine, schema, created: now.toString({ smallestUnit: 'second' }) }
    const bytes = await writeBackup(file, createBackupKey(secret), about, dumpLines(snapshot, tally), signal)
    return { file, rows: tally.rows, bytes, foreign }
  })
}
