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

const marker = /^serving-(\d+)$/

/** Says in a build's folder that this process serves it, so that a build made meanwhile does not take it away. */
export function markServing(folder: string): void {
  writeFileSync(join(folder, `serving-${process.pid}`), '')
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function isServed(folder: string): boolean {
  if (!statSync(folder).isDirectory()) return false
  return readdirSync(folder).some(name => isAlive(Number(marker.exec(name)?.[1] ?? 'NaN')))
}

/** Where a process writes the build that it makes; the name says whose it is. */
export function unfinishedFolder(stamp: string): string {
  return join(distFolder, `${stamp}.${process.pid}.unfinished`)
}

function isBeingBuilt(name: string): boolean {
  const [, pid] = /\.(\d+)\.unfinished$/.exec(name) ?? []
  return pid !== undefined && isAlive(Number(pid))
}

/** What is in dist/ and neither this build, nor served, nor being built by a process that lives. */
export function leftovers(stamp: string): string[] {
  return readdirSync(distFolder)
    .filter(name => name !== stamp && name !== 'current' && !isBeingBuilt(name))
    .map(name => join(distFolder, name))
    .filter(path => !isServed(path))
}
