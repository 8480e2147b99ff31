import { buildStamp, currentFolder, folderOf } from '../../build-folder.ts'
import { type Finding, findings } from './finding.ts'

const oldestNode = 26

/** Whether this Node can run Lotse. */
export function checkNode(version = process.versions.node): Finding {
  const { ok, fault } = findings('node')
  const right = Number.parseInt(version, 10) >= oldestNode
  return right
    ? ok(version)
    : fault(`${version} is too old: start everything with "npm run", which brings Node ${oldestNode}`)
}

/** Whether the pages are built, from what is there now. */
export function checkBuild(siteUrl: string | undefined): Finding {
  const { ok, warning } = findings('build')
  const current = currentFolder()
  if (current === undefined) return warning('the pages are not built yet: "npm start" does it')
  if (current !== folderOf(buildStamp(siteUrl)))
    return warning('the pages are from before the last change: the next "npm start" builds them anew')
  return ok('the pages are up to date')
}
