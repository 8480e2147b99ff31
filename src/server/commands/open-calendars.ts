import { existsSync } from 'node:fs'
import { createIdentifiers } from '../../adapters/crypto/identifiers.ts'
import { createSealer } from '../../adapters/crypto/sealer.ts'
import { openStorage } from '../../adapters/sql/open-storage.ts'
import { calendarTextsOf, hostOf } from '../calendars.ts'
import { checkedStart } from '../checked-start.ts'
import { connectCalendars } from '../connected-calendars.ts'
import { databaseOf, shownAddress, usingDatabase } from './database-of.ts'
import { CommandRefused } from './run-command.ts'

/** Opens what works with counsellors' calendars, beside a server that may be running. */
export async function openCalendars() {
  const { content, environment } = checkedStart()
  const address = databaseOf(environment)
  if (address.kind === 'sqlite' && !existsSync(address.file))
    throw new CommandRefused(
      `there is no ${address.file}; LOTSE_DATA or DATABASE_URL must be what the server has`,
    )
  const { storage, queue, keeper, close } = await usingDatabase(address, openStorage)
  const sealer = createSealer(environment.secret, environment.formerSecrets)
  const clock = { now: () => Temporal.Now.instant() }
  const needs = { storage, clock, sealer, identifiers: createIdentifiers() }
  return {
    ...connectCalendars(needs, keeper, environment, {
      object: calendarTextsOf(content).object,
      host: hostOf(content.district),
    }),
    ...{ storage, queue, keeper, sealer, clock, close, environment, database: shownAddress(address) },
  }
}

export type OpenCalendars = Awaited<ReturnType<typeof openCalendars>>
