import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Takes the disk from a process that runs, and gives it back. */
export interface DiskFault {
  readonly name: string
  readonly begin: () => void
  readonly end: () => void
}

/**
 * Lets a process write no byte beyond a place in any file (RLIMIT_FSIZE, soft, so that it can be lifted again). Whoever may
 * run a process may do this to it, in a container too. With 0 every write fails, as on a disk that the kernel has mounted
 * read-only after an error: SQLite learns the same in both cases (SQLITE_IOERR_WRITE).
 */
export function noWrites(pid: number, beyond = 0): DiskFault {
  const limit = (bytes: number | 'unlimited') =>
    void execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
  return {
    name: beyond === 0 ? 'a disk that has become read-only' : 'a file that may not grow',
    begin: () => limit(beyond),
    end: () => limit('unlimited'),
  }
}

const megabyte = Buffer.alloc(1_048_576)

function fillUp(file: string): void {
  const descriptor = openSync(file, 'w')
  for (let size = megabyte.length; size >= 1; )
    try {
      writeSync(descriptor, megabyte, 0, size)
    } catch {
      size = Math.floor(size / 2)
    }
  closeSync(descriptor)
}

/**
 * Makes the folder a small disk of its own, which another file can fill: the real ENOSPC. Only root may do that, and not in
 * every container; undefined where it is not allowed.
 */
export function smallDisk(folder: string): (DiskFault & { readonly remove: () => void }) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'lotse-test', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const other = join(folder, 'something-else')
  return {
    name: 'a disk that is full',
    begin: () => fillUp(other),
    end: () => rmSync(other),
    remove: () => void execFileSync('umount', [folder]),
  }
}
