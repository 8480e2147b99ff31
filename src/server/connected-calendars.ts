import { createRemoteCalendar } from '../adapters/caldav/create-remote-calendar.ts'
import { createCalendarReader } from '../adapters/calendar/calendar-reader.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeFillCalendar } from '../booking/use-cases/fill-calendar.ts'
import { makeReadCopy } from '../booking/use-cases/read-copy.ts'
import type { CalendarKeeper } from '../calendars/ports/keeper.ts'
import { makeConnectCalendar, makeDisconnectCalendar } from '../calendars/use-cases/connect-calendar.ts'
import type { CalendarDependencies } from '../calendars/use-cases/dependencies.ts'
import { makePushCopy } from '../calendars/use-cases/push-copy.ts'
import { makeReadCalendar } from '../calendars/use-cases/read-calendar.ts'
import { makeCloseStale, makeReadDue } from '../calendars/use-cases/read-due.ts'
import { makeRenewPassword } from '../calendars/use-cases/renew-password.ts'
import { makeShowStatus } from '../calendars/use-cases/show-status.ts'
import type { Environment } from '../config/environment.ts'

/** Where times without a zone of their own are meant. */
const ownZone = 'Europe/Berlin'

/** The connection's own id leads to it; neither its address nor what its server said stands in a log. */
function reportFailure(connection: string, error: unknown): void {
  console.error(`calendar ${connection} could not be read`, error)
}

type Needs = Pick<BookingDependencies, 'storage' | 'clock' | 'identifiers' | 'sealer'>

/**
 * A keeper that has somebody told of a connection before it is there, and of another password once it is kept: somebody else may
 * just have disconnected. Where that cannot be told, the former password stays.
 */
export const noting = (
  keeper: CalendarKeeper,
  note: (connection: string, what: 'added' | 'renewed') => Promise<void>,
): CalendarKeeper => ({
  ...keeper,
  add: async connection => {
    await note(connection.id, 'added')
    await keeper.add(connection)
  },
  reseal: async (id, former, sealed) => {
    if (!(await keeper.reseal(id, former, sealed))) return false
    try {
      await note(id, 'renewed')
    } catch (error) {
      await keeper.reseal(id, sealed, former)
      throw error
    }
    return true
  },
})

/** Puts together what works with counsellors' own calendars. */
export function connectCalendars(
  needs: Needs,
  keeper: CalendarKeeper,
  { calendarAddresses }: Pick<Environment, 'calendarAddresses'>,
  { object: writeObject, host }: { readonly object: (event: string) => string; readonly host: string },
) {
  const readCopy = makeReadCopy(needs)
  const calendars: CalendarDependencies = {
    keeper,
    remote: createRemoteCalendar({ allowPrivate: calendarAddresses === 'any' }),
    reader: createCalendarReader({ zone: ownZone, host }),
    appointments: {
      objectFor: async (booking, counsellor) => {
        const event = await readCopy(booking, counsellor)
        return event === undefined ? undefined : writeObject(event)
      },
      fill: makeFillCalendar(needs),
    },
    sealer: needs.sealer,
    clock: needs.clock,
  }
  const readCalendar = makeReadCalendar(calendars)
  return {
    pushCopy: makePushCopy(calendars),
    readCalendar,
    readings: makeReadDue({ ...calendars, readCalendar, onFailure: reportFailure }),
    closeStale: makeCloseStale(calendars),
    connect: makeConnectCalendar({ ...calendars, identifiers: needs.identifiers, readCalendar }),
    /** Connecting, and another password, for whoever writes down what is changed. */
    changing: (note: Parameters<typeof noting>[1]) => {
      const noted = { ...calendars, keeper: noting(keeper, note), readCalendar }
      return {
        connect: makeConnectCalendar({ ...noted, identifiers: needs.identifiers }),
        renewPassword: makeRenewPassword(noted),
      }
    },
    disconnect: makeDisconnectCalendar(calendars),
    showStatus: makeShowStatus(calendars),
  }
}

export type ConnectedCalendars = ReturnType<typeof connectCalendars>
