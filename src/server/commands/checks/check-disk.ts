import { existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Finding, findings } from './finding.ts'

const { ok, warning, fault } = findings('disk')

const gigabyte = 1_000_000_000
const least = gigabyte / 10

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder))
}

/** The words for an amount of space. Bytes. */
export function checkFree(free: number, used: number): Finding {
  const text = `${(free / gigabyte).toFixed(1)} GB free where the data are`
  if (free < least) return fault(`${text}: soon nobody can book`)
  // A backup takes a copy of the database first, and a restore keeps one.
  if (free < gigabyte || free < 3 * used) return warning(`${text}: too little to grow and to be backed up`)
  return ok(text)
}

/** Whether there is space for the data in a folder, of which there are so many bytes. */
export function checkDisk(folder: string, used: number): Finding {
  const { bavail, bsize } = statfsSync(nearest(resolve(folder)))
  return checkFree(bavail * bsize, used)
}
