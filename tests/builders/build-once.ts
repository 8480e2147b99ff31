import { execFileSync } from 'node:child_process'
import { projectFolder } from '../../src/server/build-folder.ts'

/** Builds the site once for all tests that start a server; where nothing changed, this takes no time. */
export default function buildOnce(): void {
  const env = { ...process.env, SITE_URL: '' }
  execFileSync(process.execPath, ['src/server/prepare.ts', '--build'], {
    cwd: projectFolder,
    env,
    stdio: 'inherit',
  })
}
