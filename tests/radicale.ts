import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const program = '/usr/bin/radicale'

/** Whether the calendar server is there that the tests run against; installed where that can be done without asking: by apt as root. */
export function haveRadicale(): boolean {
  if (existsSync(program)) return true
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'radicale'],
  ])
    try {
      execFileSync('apt-get', args, { stdio: 'inherit' })
    } catch {
      return false
    }
  return existsSync(program)
}
