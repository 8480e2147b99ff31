// `npm run doctor`: says in a line each what is well, what to look after (code 1) and what to mend (code 2). It changes nothing.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspectStorage } from '../../adapters/sql/keep-storage.ts'
import type { DatabaseAddress } from '../../adapters/sql/open-storage.ts'
import { type Environment, parseEnvironment } from '../../config/environment.ts'
import { ContentError } from '../../information/loader/content-error.ts'
import { readContent } from '../../information/loader/read-content.ts'
import { projectFolder } from '../build-folder.ts'
import { checkBackups } from './checks/check-backups.ts'
import { checkTimeZone } from './checks/check-clock.ts'
import { checkDisk } from './checks/check-disk.ts'
import { checkBuild, checkNode } from './checks/check-program.ts'
import { checkSecret } from './checks/check-secret.ts'
import { checkStorage } from './checks/check-storage.ts'
import { codeOf, type Finding, findings, lineOf } from './checks/finding.ts'
import { databaseOf, shownAddress } from './database-of.ts'
import { runCommand } from './run-command.ts'

/** The files of a SQLite database that are there. */
function filesOf(address: DatabaseAddress): readonly string[] {
  if (address.kind !== 'sqlite') return []
  return [address.file, `${address.file}-wal`].filter(existsSync)
}

async function checkDatabase(environment: Environment, now: Temporal.Instant): Promise<readonly Finding[]> {
  const address = databaseOf(environment)
  const shown = shownAddress(address)
  const { warning, fault } = findings('storage')
  const files = filesOf(address)
  if (address.kind === 'sqlite' && files.length === 0)
    return [warning(`${shown} is not there yet: the first start makes it`)]
  const written = files.map(file =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(statSync(file).mtimeMs)),
  )
  try {
    return await inspectStorage(address, inspection =>
      checkStorage(inspection, environment, shown, written, now),
    )
  } catch (error) {
    return [fault(`${shown} cannot be looked at: ${error instanceof Error ? error.message : error}`)]
  }
}

function readSettings(): Environment | readonly Finding[] {
  const { fault } = findings('settings')
  try {
    const { district } = readContent(join(projectFolder, 'content'))
    const parsed = parseEnvironment(process.env, district.demonstration)
    return parsed.ok ? parsed.environment : parsed.faults.map(fault)
  } catch (error) {
    if (error instanceof ContentError) return [fault(error.message)]
    throw error
  }
}

async function checkAll(now: Temporal.Instant): Promise<readonly Finding[]> {
  const settings = readSettings()
  if (!('secret' in settings)) return [checkNode(), ...settings, checkTimeZone()]
  const used = filesOf(databaseOf(settings)).reduce((sum, file) => sum + statSync(file).size, 0)
  return [
    checkNode(),
    checkBuild(process.env.SITE_URL),
    checkSecret(settings.secret, settings.demonstration),
    ...(await checkDatabase(settings, now)),
    checkTimeZone(),
    checkDisk(settings.dataFolder, used),
    ...checkBackups(settings.dataFolder, settings.demonstration, now),
  ]
}

await runCommand('npm run doctor', async () => {
  const found = await checkAll(Temporal.Now.instant())
  return { lines: found.map(lineOf), code: codeOf(found) }
})
