import { existsSync } from 'node:fs'
import { createIdentifiers } from '../../adapters/crypto/identifiers.ts'
import { createSealer } from '../../adapters/crypto/sealer.ts'
import { createSecrets } from '../../adapters/crypto/secrets.ts'
import { createPublicHolidays } from '../../adapters/holidays/public-holidays.ts'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { makeEraseOnRequest } from '../../booking/use-cases/erase-on-request.ts'
import { makeRenewDeviceSeals } from '../../booking/use-cases/renew-device-seals.ts'
import { makeRenewSeals } from '../../booking/use-cases/renew-seals.ts'
import { makeFindHeldData, makeShowHeldData } from '../../booking/use-cases/show-held-data.ts'
import { makeRenewCredentials } from '../../calendars/use-cases/renew-credentials.ts'
import type { Environment } from '../../config/environment.ts'
import type { Content } from '../../information/loader/content.ts'
import { makeRenewFactors } from '../../staff/use-cases/renew-factors.ts'
import { calendarTextsOf } from '../calendars.ts'
import { policyOf } from '../limits.ts'
import { databaseOf, shownAddress, usingDatabase } from './database-of.ts'
import { CommandRefused } from './run-command.ts'

interface Start {
  readonly content: Content
  readonly environment: Environment
}

/**
 * Opens the database of the installation beside a server that may be running, for what its administrator does with the data of
 * one person. Refuses where there is no database yet, instead of making an empty one.
 */
export async function openPrivacy({ content, environment }: Start) {
  const address = databaseOf(environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has`,
    )
  const { storage, keeper, staff, scrub, close } = await usingDatabase(address, openStorage)
  const needs = {
    storage,
    clock: { now: () => Temporal.Now.instant() },
    secrets: createSecrets(environment.secret, environment.formerSecrets),
    sealer: createSealer(environment.secret, environment.formerSecrets),
    events: calendarTextsOf(content).events,
    identifiers: createIdentifiers(),
    holidays: createPublicHolidays(content.district.state),
    policy: policyOf(content, environment),
  }
  return {
    database: shownAddress(address),
    findHeldData: makeFindHeldData(needs),
    showHeldData: makeShowHeldData(needs),
    eraseOnRequest: makeEraseOnRequest(needs),
    renewSeals: makeRenewSeals(needs),
    renewDeviceSeals: makeRenewDeviceSeals(needs),
    renewCredentials: makeRenewCredentials({ keeper, sealer: needs.sealer }),
    renewFactors: makeRenewFactors({ storage: staff, sealer: needs.sealer }),
    scrub,
    close,
  }
}
