import { existsSync } from 'node:fs'
import { createPublicHolidays } from '../../adapters/holidays/public-holidays.ts'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { makeReadNumbers } from '../../booking/use-cases/read-numbers.ts'
import { makeTimetable } from '../../booking/use-cases/timetable.ts'
import type { Environment } from '../../config/environment.ts'
import type { Content } from '../../information/loader/content.ts'
import { policyOf } from '../limits.ts'
import { databaseOf, usingDatabase } from './database-of.ts'
import { CommandRefused } from './run-command.ts'

/** Opens the database beside a server that may be running, to read its numbers. Makes none where there is none. */
export async function openNumbers(content: Content, environment: Environment) {
  const address = databaseOf(environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has`,
    )
  const { storage, close } = await usingDatabase(address, openStorage)
  const clock = { now: () => Temporal.Now.instant() }
  const timetable = makeTimetable({
    storage,
    clock,
    holidays: createPublicHolidays(content.district.state),
  })
  const policy = policyOf(content, environment)
  return { readNumbers: makeReadNumbers({ storage, clock, policy, timetable }), close }
}
