import { CalendarFailure } from '../core/calendar-failure.ts'
import type { Connection } from '../core/connection.ts'
import type { Appointments } from '../ports/appointments.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sealer } from '../ports/credentials.ts'
import type { CalendarKeeper } from '../ports/keeper.ts'
import type { CalendarReader } from '../ports/reader.ts'
import type { Account, RemoteCalendar } from '../ports/remote-calendar.ts'

/** What the use cases of calendars need. */
export type CalendarDependencies = {
  readonly keeper: CalendarKeeper
  readonly remote: RemoteCalendar
  readonly reader: CalendarReader
  readonly appointments: Appointments
  readonly sealer: Sealer
  readonly clock: Clock
}

/** User and password, as they are sealed. */
export const sealAccount = (
  { sealer }: Pick<CalendarDependencies, 'sealer'>,
  id: string,
  { user, password }: Omit<Account, 'address'>,
): string => sealer.seal(JSON.stringify({ user, password }), id)

/** How a connection is opened; `refused` where its key is lost. */
export const accountOf = (
  { sealer }: Pick<CalendarDependencies, 'sealer'>,
  { id, address, sealed }: Connection,
): Account => {
  try {
    const { user, password }: Omit<Account, 'address'> = JSON.parse(sealer.open(sealed, id))
    return { address, user, password }
  } catch (error) {
    // Its key is not there any more: as with a wrong password, somebody has to give it again.
    throw new CalendarFailure('refused', { cause: error })
  }
}
