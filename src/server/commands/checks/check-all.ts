import { existsSync, statSync } from 'node:fs'
import { inspectStorage } from '../../../adapters/sql/keep-storage.ts'
import type { DatabaseAddress } from '../../../adapters/sql/open-storage.ts'
import type { Environment } from '../../../config/environment.ts'
import { databaseOf, shownAddress } from '../database-of.ts'
import { checkBackups } from './check-backups.ts'
import { checkTimeZone } from './check-clock.ts'
import { checkDisk } from './check-disk.ts'
import { checkBuild, checkNode } from './check-program.ts'
import { checkSecret } from './check-secret.ts'
import { checkStorage } from './check-storage.ts'
import { type Finding, findings } from './finding.ts'

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

/** Looks at everything that an installation needs, and changes nothing. */
export async function checkAll(environment: Environment, now: Temporal.Instant): Promise<readonly Finding[]> {
  const used = filesOf(databaseOf(environment)).reduce((sum, file) => sum + statSync(file).size, 0)
  return [
    checkNode(),
    checkBuild(process.env.SITE_URL),
    checkSecret(environment.secret, environment.demonstration),
    ...(await checkDatabase(environment, now)),
    checkTimeZone(),
    checkDisk(environment.dataFolder, used),
    ...checkBackups(environment.dataFolder, environment.demonstration, now),
  ]
}
