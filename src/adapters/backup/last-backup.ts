import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({ file: z.string(), created: z.iso.datetime(), rows: z.int(), bytes: z.int() })

/** What is remembered of the last backup, beside the database and not in it: a restore must not change what it says. */
export type LastBackup = z.infer<typeof schema>

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'last-backup.json')
}

/** Remembers a backup that is whole. */
export function rememberBackup(dataFolder: string, backup: LastBackup): void {
  mkdirSync(dataFolder, { recursive: true })
  const file = fileIn(dataFolder)
  writeFileSync(`${file}.new`, `${JSON.stringify(backup)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** The last backup; undefined where none is known. */
export function lastBackup(dataFolder: string): LastBackup | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')))
  } catch {
    // Missing or not readable: there is no backup that anybody could say anything about.
    return undefined
  }
}
