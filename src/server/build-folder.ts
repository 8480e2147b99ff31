import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
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

/** A build counts once its last file is there: a build that was killed in the middle is made again. */
export function isFinished(stamp: string): boolean {
  return existsSync(join(folderOf(stamp), 'finished'))
}

/** The builds in dist/ other than this one. */
export function otherBuilds(stamp: string): string[] {
  if (!existsSync(distFolder)) return []
  return readdirSync(distFolder).filter(name => name !== stamp).map(name => join(distFolder, name))
}
