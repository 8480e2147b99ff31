// Run before the server: builds where what is built from has changed, into a folder of its own, and never touches the one in use.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildStamp, folderOf, isFinished, otherBuilds, projectFolder } from './build-folder.ts'

async function build(stamp: string): Promise<void> {
  const unfinished = `${folderOf(stamp)}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  process.chdir(projectFolder)
  process.env.LOTSE_BUILD = unfinished
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const { build: astroBuild } = await import('astro')
  await astroBuild({ logLevel: 'warn' })
  writeFileSync(join(unfinished, 'finished'), stamp)
  rmSync(folderOf(stamp), { recursive: true, force: true })
  renameSync(unfinished, folderOf(stamp))
  for (const other of otherBuilds(stamp)) rmSync(other, { recursive: true, force: true })
}

const stamp = buildStamp(process.env.SITE_URL)
if (!isFinished(stamp)) {
  console.log('Building the pages. This takes about a minute and happens once for each change.')
  await build(stamp)
} else if (process.argv.includes('--build')) {
  console.log('The build is up to date.')
}
