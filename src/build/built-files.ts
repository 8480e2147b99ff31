import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Files below a folder, as addresses: `/ar/index.html`. */
export function builtFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort()
}
