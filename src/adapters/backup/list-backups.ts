import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { parseHeader } from './header.ts'

/** A backup by its first line. */
export type ListedBackup = { readonly file: string; readonly created: Temporal.Instant }

const longestHeader = 4_096

const firstLine = (file: string): string => {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(longestHeader)
    const [line] = buffer.subarray(0, readSync(descriptor, buffer)).toString().split('\n')
    return line ?? ''
  } finally {
    closeSync(descriptor)
  }
}

const listed = (file: string): readonly ListedBackup[] => {
  try {
    return [{ file, created: Temporal.Instant.from(parseHeader(firstLine(file)).created) }]
  } catch {
    // Something else, which may lie in the same folder.
    return []
  }
}

/** The backups in a folder, whatever they are called; none where there is no such folder. */
export const listBackups = (folder: string): readonly ListedBackup[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.filter(entry => entry.isFile()).flatMap(({ name }) => listed(join(folder, name)))
  } catch {
    return []
  }
}
