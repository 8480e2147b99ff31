import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sealBackup, writeBackup } from '../../adapters/backup/write-backup.ts'
import { createBackupKey } from '../../adapters/crypto/backup-key.ts'
import { dumpLines } from '../../adapters/sql/backup/dump-lines.ts'
import type { Snapshot } from '../../adapters/sql/backup/snapshot.ts'
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

/** What a backup is called after its moment: `lotse-2026-11-22T021500Z.backup`. */
export function backupName(now: Temporal.Instant): string {
  return `lotse-${now.toString({ smallestUnit: 'second' }).replaceAll(':', '')}.backup`
}

function fileFor(target: string, now: Temporal.Instant): string {
  const path = resolve(target)
  if (!existsSync(path) || !statSync(path).isDirectory()) return path
  return join(path, backupName(now))
}

function aboutOf({ engine, schema }: Snapshot, now: Temporal.Instant) {
  return { engine, schema, created: now.toString({ smallestUnit: 'second' }) }
}

/** Writes an encrypted backup of a database, beside a server that may be writing to it. */
export function makeBackup({ address, secret, target, now, signal }: BackupOrder): Promise<BackupMade> {
  const file = fileFor(target, now)
  return withSnapshot(address, async snapshot => {
    const tally = { rows: 0 }
    const { foreign } = snapshot
    const lines = dumpLines(snapshot, tally)
    const bytes = await writeBackup(file, createBackupKey(secret), aboutOf(snapshot, now), lines, signal)
    return { file, rows: tally.rows, bytes, foreign }
  })
}

/** Gives an encrypted backup to `write` while it is read: nothing of it lies in a file. */
export function sendBackup(
  { address, secret, now, signal }: Omit<BackupOrder, 'target'>,
  write: (bytes: Buffer) => Promise<unknown>,
): Promise<number> {
  return withSnapshot(address, snapshot => {
    const lines = dumpLines(snapshot, { rows: 0 })
    return sealBackup(createBackupKey(secret), aboutOf(snapshot, now), lines, write, signal)
  })
}
