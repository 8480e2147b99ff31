import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

export const projectFolder = resolve(import.meta.dirname, '../..')
const distFolder = join(projectFolder, 'dist')

/** What a build is made from. src/server is left out of nothing: it decides what is built. */
const inputs = ['src', 'content', 'locales', 'public', 'package-lock.json', 'astro.config.mjs']

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

/** A hash over everything that a build depends on, and SITE_URL, which pages contain. */
export function buildStamp(siteUrl: string | undefined): string {
  const hash = createHash('sha256').update(siteUrl ?? '')
  const files = inputs.flatMap(input => filesBelow(join(projectFolder, input))).sort()
  for (const file of files) hash.update(`\0${relative(projectFolder, file)}\0`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** The folder of the build with this stamp. */
export function folderOf(stamp: string): string {
  return join(distFolder, stamp)
}

const currentFile = join(distFolder, 'current')

/** The folder of the build that is to be served; undefined where there is none. */
export function currentFolder(): string | undefined {
  return existsSync(currentFile) ? folderOf(readFileSync(currentFile, 'utf8')) : undefined
}

/** Makes a finished build the one to serve. The file is replaced in one step: a reader finds the old name or the new one. */
export function makeCurrent(stamp: string): void {
  writeFileSync(`${currentFile}.new`, stamp)
  renameSync(`${currentFile}.new`, currentFile)
}

/** Everything in dist/ that is not needed to serve this build. */
export function leftovers(stamp: string): string[] {
  return readdirSync(distFolder)
    .filter(name => name !== stamp && name !== 'current')
    .map(name => join(distFolder, name))
}
