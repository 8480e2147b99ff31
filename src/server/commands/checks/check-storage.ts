import type { Inspection } from '../../../adapters/sql/inspection/inspection.ts'
import type { Environment } from '../../../config/environment.ts'
import { checkCalendars } from './check-calendars.ts'
import { checkClock } from './check-clock.ts'
import { checkDeliveries } from './check-deliveries.ts'
import { checkLedger } from './check-ledger.ts'
import { checkSeals } from './check-seals.ts'
import { type Finding, findings } from './finding.ts'

const { ok, warning, fault } = findings('storage')

async function lookInside(
  inspection: Inspection,
  { secret, formerSecrets }: Environment,
  past: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Promise<readonly Finding[]> {
  const changed = await inspection.lastChange()
  const clocks = { database: await inspection.clock(), past: changed ? [...past, changed] : past }
  return [
    ...checkLedger(await inspection.ledger(), now),
    checkSeals(await inspection.seals(), secret, formerSecrets),
    ...checkDeliveries(await inspection.backlog(now), await inspection.failed(), now),
    ...checkCalendars(await inspection.calendars()),
    checkClock({ ...clocks, now: Temporal.Now.instant() }),
  ]
}

/** What is in the database, and whether it fits together. `past` are moments that cannot be later than now. */
export async function checkStorage(
  inspection: Inspection,
  environment: Environment,
  address: string,
  past: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Promise<readonly Finding[]> {
  const { damage, behind } = inspection
  if (damage.length > 0)
    return damage.map(line => fault(`${address} is damaged (${line}): restore the last backup`))
  if (behind.length > 0)
    return [
      warning(
        `${address} has tables of an older version (${behind.join(', ')} not done): the next start brings them up to date; no more was looked at`,
      ),
    ]
  return [
    ok(`${address} opens, is whole and up to date`),
    ...(await lookInside(inspection, environment, past, now)),
  ]
}
