import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectFolder } from '../../build-folder.ts'
import type { Finding } from '../../commands/checks/finding.ts'

const run = promisify(execFile)
const command = join(projectFolder, 'src/server/commands/doctor.ts')

/** It takes about a second; what takes a minute is a fault that somebody has to look at. Milliseconds. */
const patience = 60_000

/**
 * Asks the doctor, in a process of its own with our environment. Not in ours: it opens the files beside the database to see what they
 * are, and a process that closes any descriptor of a SQLite file loses the locks of all its connections to it (fcntl), which
 * damages the file. It also stands still while it reads.
 */
export async function askDoctor(): Promise<readonly Finding[]> {
  const { stdout } = await run(process.execPath, [command, '--json'], {
    ...{ cwd: projectFolder, timeout: patience, maxBuffer: 1_000_000 },
  })
  // Written by our own program of this very version.
  return JSON.parse(stdout) as readonly Finding[]
}
