// Run before the server: builds where what is built from has changed, into a folder of its own, and never touches the one in use.
import { existsSync, renameSync, rmSync } from 'node:fs'
import {
  buildStamp,
  folderOf,
  leftovers,
  makeCurrent,
  projectFolder,
  unfinishedFolder,
} from './build-folder.ts'
import { checkedStart } from './checked-start.ts'

async function build(stamp: string): Promise<void> {
  const unfinished = unfinishedFolder(stamp)
  rmSync(unfinished, { recursive: true, force: true })
  process.chdir(projectFolder)
  process.env.LOTSE_BUILD = unfinished
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const { build: astroBuild } = await import('astro')
  await astroBuild({ logLevel: 'warn' })
  // The folder gets its name when it is whole: a build that was killed in the middle is made again.
  if (existsSync(folderOf(stamp))) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, folderOf(stamp))
}

checkedStart()
const stamp = buildStamp(process.env.SITE_URL)
if (!existsSync(folderOf(stamp))) {
  console.log('Building the pages. This takes about a minute and happens once for each change.')
  await build(stamp)
} else if (process.argv.includes('--build')) {
  console.log('The build is up to date.')
}
makeCurrent(stamp)
for (const leftover of leftovers(stamp)) rmSync(leftover, { recursive: true, force: true })
