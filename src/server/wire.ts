import { createIdentifiers } from '../adapters/crypto/identifiers.ts'
import { createSealer } from '../adapters/crypto/sealer.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { createPublicHolidays } from '../adapters/holidays/public-holidays.ts'
import { createTryLimiter, createUnlimitedTries } from '../adapters/limits/try-limiter.ts'
import { tidyStorage } from '../adapters/sql/keep-storage.ts'
import { openStorage } from '../adapters/sql/open-storage.ts'
import type { EventWriter } from '../booking/ports/event-writer.ts'
import type { Storage } from '../booking/ports/storage.ts'
import { makeCountReadings } from '../booking/use-cases/count-readings.ts'
import { makeCountSearches } from '../booking/use-cases/count-searches.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeEraseBooking } from '../booking/use-cases/erase-booking.ts'
import type { FeedAddress } from '../booking/use-cases/feed-signatures.ts'
import { makeFillDistrict } from '../booking/use-cases/fill-district.ts'
import { makeForgetPersonalData } from '../booking/use-cases/forget-personal-data.ts'
import { makeListFeeds } from '../booking/use-cases/list-feeds.ts'
import { makeNoteWaiting } from '../booking/use-cases/note-waiting.ts'
import { makeOpenFeeds } from '../booking/use-cases/open-feeds.ts'
import { makePassOnEarlier } from '../booking/use-cases/pass-on-earlier.ts'
import { makeSweepTraces } from '../booking/use-cases/sweep-traces.ts'
import { makeTimetable } from '../booking/use-cases/timetable.ts'
import type { Environment } from '../config/environment.ts'
import { makeDeliverDue } from '../delivery/use-cases/deliver-due.ts'
import { makeDeliverInLanes } from '../delivery/use-cases/deliver-in-lanes.ts'
import type { Content } from '../information/loader/content.ts'
import type { App } from './app.ts'
import { calendarTextsOf, hostOf } from './calendars.ts'
import { connectCalendars } from './connected-calendars.ts'
import {
  copies,
  deletions,
  deliverAndTidy,
  inside,
  messages,
  startClosing,
  startDelivering,
  startWriting,
  texts as textKinds,
} from './deliver.ts'
import { demonstrationOf } from './demonstration.ts'
import { type FirstLink, makeFirstLinks } from './first-links.ts'
import { policyOf } from './limits.ts'
import { makeApp } from './make-app.ts'
import { messageHandlersOf } from './message-handlers.ts'
import { makeNoteReading, type NoteReading } from './note-reading.ts'
import { openNotices } from './notices.ts'
import { makeStaff } from './staff.ts'
import { makeWorkspace } from './workspace/workspace.ts'

/** The application, and what only the process needs. */
export interface Wired {
  readonly app: App
  /** One counsellor's feed to print at the start; none outside the demonstration, whose logs are nobody's secret. */
  readonly feedsToShow: () => Promise<readonly FeedAddress[]>
  /** Counts the pages of guides that are sent, where the district wants it. */
  readonly noteReading: NoteReading | undefined
  /** How somebody gets in where nobody can yet; to be printed at the start. */
  readonly firstLinks: () => Promise<readonly FirstLink[]>
  readonly close: () => Promise<void>
}

/** The delivery's own id leads to it; whose it is stands in no log. */
function reportFailure(kind: string, id: string, error: unknown): void {
  console.error(`delivery ${id} (${kind}) failed and will be tried again`, error)
}

function dependenciesOf(
  storage: Storage,
  events: EventWriter,
  environment: Environment,
  content: Content,
): BookingDependencies {
  const { secret, formerSecrets, limits } = environment
  const clock = { now: () => Temporal.Now.instant() }
  const holidays = createPublicHolidays(content.district.state)
  return {
    ...{ clock, storage, events, holidays },
    secrets: createSecrets(secret, formerSecrets),
    sealer: createSealer(secret, formerSecrets),
    identifiers: createIdentifiers(),
    tries: limits === 'on' ? createTryLimiter() : createUnlimitedTries(),
    policy: policyOf(content, environment),
    timetable: makeTimetable({ storage, holidays, clock }),
  }
}

async function fillWhereEmpty(needs: BookingDependencies, content: Content): Promise<void> {
  const { length } = await needs.storage.counsellors()
  if (length === 0) await makeFillDistrict(needs)(demonstrationOf(content))
}

/** Opens storage and puts the application together. Call once a process. */
export async function wire(environment: Environment, content: Content): Promise<Wired> {
  tidyStorage(environment.database)
  const opened = await openStorage(environment.database)
  const { storage, queue, keeper, scrub, close } = opened
  const staff = makeStaff(opened, environment)
  const texts = calendarTextsOf(content)
  const needs = dependenciesOf(storage, texts.events, environment, content)
  const { clock } = needs
  if (environment.demonstration) await fillWhereEmpty(needs, content)
  await makeOpenFeeds(needs)()
  const calendars = connectCalendars(needs, keeper, environment, {
    object: texts.object,
    host: hostOf(content.district),
  })
  const handlers = {
    forget: makeForgetPersonalData(needs),
    erase: makeEraseBooking(needs),
    'pass-on': makePassOnEarlier(needs),
    calendar: calendars.pushCopy,
    ...messageHandlersOf(needs, keeper, environment, content, texts),
  }
  const delivering = { queue, clock, handlers, onFailure: reportFailure }
  const sweepTraces = makeSweepTraces(needs)
  const tidying = { sweepTraces: () => sweepTraces().then(staff.sweepStaff), scrub }
  // Whatever was overdue while no process ran, as in a backup that was restored, is gone before anybody can read it.
  await deliverAndTidy(makeDeliverDue({ ...delivering, kinds: deletions }), tidying)
  const lanes = makeDeliverInLanes({ ...delivering, kinds: copies })
  const start = () =>
    startDelivering(
      {
        inside: makeDeliverDue({ ...delivering, kinds: inside }),
        messages: makeDeliverDue({ ...delivering, kinds: messages }),
        texts: makeDeliverDue({ ...delivering, kinds: textKinds }),
      },
      { readings: calendars.readings, lanes },
      tidying,
      makeNoteWaiting(needs),
    )
  const stopClosing = startClosing(calendars.closeStale)
  const stopDelivering = environment.deliver === 'here' ? start() : async () => undefined
  const searches = makeCountSearches(needs)
  const stopCounting = startWriting(searches)
  const readings = makeCountReadings(needs)
  const stopReadings = startWriting(readings)
  const workspace = makeWorkspace({
    ...{ booking: needs, content, environment, calendars, keeper, note: staff.note },
    ...{ queue, countStaff: staff.countStaff },
  })
  const notices = await openNotices(opened)
  const app = makeApp({
    ...{ needs, queue, texts, environment, content, searches },
    ...{ staff: staff.app, workspace, notices: notices.app },
  })
  return {
    app,
    noteReading: makeNoteReading(readings, content),
    firstLinks: makeFirstLinks(staff, needs.storage, environment),
    feedsToShow: async () => (environment.demonstration ? (await makeListFeeds(needs)()).slice(0, 1) : []),
    close: async () => {
      await notices.stop()
      await stopClosing()
      await stopDelivering()
      await stopCounting()
      await stopReadings()
      await close()
    },
  }
}
