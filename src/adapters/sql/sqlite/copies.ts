import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const companions = ['', '-wal', '-shm', '-journal']
const inUse = new Set<string>()

/** Whether a process runs. One that is somebody else's (EPERM) does. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Where this process copies a SQLite file to; it says who must be alive for as long as the copy is needed. */
export const ownCopy = (file: string): string => {
  const copy = `${file}.copy-${process.pid}`
  inUse.add(copy)
  return copy
}

/** Takes a copy away, with what SQLite laid beside it. */
export const removeCopy = (copy: string): void => {
  inUse.delete(copy)
  for (const end of companions) rmSync(`${copy}${end}`, { force: true })
}

/**
 * Takes away copies of a SQLite file that processes made which were killed: they hold everything, and are not encrypted. What
 * bears our own id and is not ours was left by a process that had it before, as in a container, where they begin anew.
 */
export const removeAbandonedCopies = (file: string): void => {
  const folder = dirname(file)
  if (!existsSync(folder)) return
  const begin = `${basename(file)}.copy-`
  for (const name of readdirSync(folder)) {
    const [pid] = name.startsWith(begin) ? (/^\d+/.exec(name.slice(begin.length)) ?? []) : []
    if (pid === undefined) continue
    const copy = join(folder, `${begin}${pid}`)
    if (Number(pid) === process.pid ? !inUse.has(copy) : !isAlive(Number(pid))) removeCopy(copy)
  }
}
