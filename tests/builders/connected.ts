import { createRemoteCalendar } from '../../src/adapters/caldav/create-remote-calendar.ts'
import { createCalendarReader } from '../../src/adapters/calendar/calendar-reader.ts'
import { createIdentifiers } from '../../src/adapters/crypto/identifiers.ts'
import { makeFillCalendar } from '../../src/booking/use-cases/fill-calendar.ts'
import { makeReadCopy } from '../../src/booking/use-cases/read-copy.ts'
import type { RemoteCalendar } from '../../src/calendars/ports/remote-calendar.ts'
import {
  makeConnectCalendar,
  makeDisconnectCalendar,
} from '../../src/calendars/use-cases/connect-calendar.ts'
import { makePushCopy } from '../../src/calendars/use-cases/push-copy.ts'
import { makeReadCalendar } from '../../src/calendars/use-cases/read-calendar.ts'
import { makeCloseStale, makeReadDue } from '../../src/calendars/use-cases/read-due.ts'
import { makeShowStatus } from '../../src/calendars/use-cases/show-status.ts'
import { makeDeliverInLanes } from '../../src/delivery/use-cases/deliver-in-lanes.ts'
import type { Installation } from './installation.ts'

/** Calendars of an installation, over CalDAV; what is due is delivered when the test says so. */
export const withCalendars = (installation: Installation, other?: RemoteCalendar) => {
  const { storage, queue, keeper, clock, texts, needs } = installation
  const readCopy = makeReadCopy(needs)
  const calendars = {
    ...{ keeper, clock, sealer: needs.sealer, identifiers: createIdentifiers() },
    remote: other ?? createRemoteCalendar({ allowPrivate: true, patienceMilliseconds: 3_000 }),
    reader: createCalendarReader({ zone: 'Europe/Berlin', host: 'lotse.example' }),
    appointments: {
      objectFor: async (booking: string, counsellor: string) => {
        const event = await readCopy(booking, counsellor)
        return event === undefined ? undefined : texts.object(event)
      },
      fill: makeFillCalendar({ storage, clock, identifiers: needs.identifiers }),
    },
  }
  const failures: unknown[] = []
  const pushCopy = makePushCopy(calendars)
  const readCalendar = makeReadCalendar(calendars)
  const lanes = makeDeliverInLanes({
    ...{ queue, clock, kinds: ['calendar'], handlers: { calendar: pushCopy }, chance: () => 0.5 },
    onFailure: (_, __, error) => failures.push(error),
  })
  const readings = makeReadDue({
    ...{ keeper, clock, readCalendar },
    onFailure: (_, error) => failures.push(error),
  })
  return {
    ...{ failures, calendars, pushCopy, readCalendar, lanes },
    /** Delivers what is due now, to all. */
    deliver: async () => {
      await lanes.start()
      await lanes.settle()
    },
    readDue: () => readings.start().then(readings.settle),
    closeStale: makeCloseStale(calendars),
    connect: makeConnectCalendar({ ...calendars, readCalendar }),
    disconnect: makeDisconnectCalendar(calendars),
    showStatus: makeShowStatus(calendars),
  }
}

export type ConnectedCalendars = ReturnType<typeof withCalendars>
