// The composition root: the only place where adapters meet use cases.
import { createCalendarTexts } from '../adapters/calendar/calendar-texts.ts'
import { createIdentifiers } from '../adapters/crypto/identifiers.ts'
import { createSealer } from '../adapters/crypto/sealer.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { createPublicHolidays } from '../adapters/holidays/public-holidays.ts'
import { createTryLimiter, createUnlimitedTries } from '../adapters/limits/try-limiter.ts'
import { openSqlite } from '../adapters/sql/open-sqlite.ts'
import { defaultPolicy } from '../booking/core/policy.ts'
import { makeAskForEarlier } from '../booking/use-cases/ask-for-earlier.ts'
import { makeBookSlot } from '../booking/use-cases/book-slot.ts'
import { makeCancelBooking } from '../booking/use-cases/cancel-booking.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeFillDistrict } from '../booking/use-cases/fill-district.ts'
import { makeFindSlots } from '../booking/use-cases/find-slots.ts'
import { makeFindWalkIns } from '../booking/use-cases/find-walk-ins.ts'
import { makeForgetPersonalData } from '../booking/use-cases/forget-personal-data.ts'
import { makeHoldSlot } from '../booking/use-cases/hold-slot.ts'
import { makeListFeeds } from '../booking/use-cases/list-feeds.ts'
import { makeMoveBooking } from '../booking/use-cases/move-booking.ts'
import { makeOpenFeeds } from '../booking/use-cases/open-feeds.ts'
import { makePassOnEarlier } from '../booking/use-cases/pass-on-earlier.ts'
import { makeReadFeed } from '../booking/use-cases/read-feed.ts'
import { makeShowBooking } from '../booking/use-cases/show-booking.ts'
import { makeTimetable } from '../booking/use-cases/timetable.ts'
import type { FeedAddress } from '../booking/use-cases/signatures.ts'
import type { Environment } from '../config/environment.ts'
import { makeDeliverDue } from '../delivery/use-cases/deliver-due.ts'
import { sourceLanguage } from '../i18n/languages.ts'
import { stringsFor } from '../i18n/strings/strings.ts'
import type { Content } from '../information/loader/content.ts'
import type { App } from './app.ts'
import { makeFeedCalendar, makeReaderCalendar } from './calendars.ts'
import { startDelivering } from './deliver.ts'
import { demonstrationOf } from './demonstration.ts'
import { makeHealth } from './health.ts'

/** The application, and what only the process needs. */
export interface Wired {
  readonly app: App
  /** One counsellor's feed to print at the start; none outside the demonstration, whose logs are nobody's secret. */
  readonly feedsToShow: () => Promise<readonly FeedAddress[]>
  readonly close: () => Promise<void>
}

function bookingOf(needs: BookingDependencies): App['booking'] {
  return {
    findSlots: makeFindSlots(needs),
    holdSlot: makeHoldSlot(needs),
    bookSlot: makeBookSlot(needs),
    showBooking: makeShowBooking(needs),
    cancelBooking: makeCancelBooking(needs),
    moveBooking: makeMoveBooking(needs),
    askForEarlier: makeAskForEarlier(needs),
    readFeed: makeReadFeed(needs),
  }
}

function makeBookablePlaces({ storage }: BookingDependencies): App['bookablePlaces'] {
  return async () => {
    const rules = (await storage.officeHours()).filter(({ access }) => access !== 'walk-in')
    const offices = new Set(rules.flatMap(({ office }) => (office === null ? [] : [office])))
    return { offices: [...offices], modes: [...new Set(rules.map(({ mode }) => mode))] }
  }
}

/** The delivery's own id leads to it; whose it is stands in no log. */
function reportFailure(kind: string, id: string, error: unknown): void {
  console.error(`delivery ${id} (${kind}) failed and will be tried again`, error)
}

async function fillWhereEmpty(needs: BookingDependencies, content: Content): Promise<void> {
  const { length } = await needs.storage.counsellors()
  if (length === 0) await makeFillDistrict(needs)(demonstrationOf(content))
}

/** Opens storage and puts the application together. Call once a process. */
export async function wire(environment: Environment, content: Content): Promise<Wired> {
  const { storage, queue, close } = await openSqlite(environment.databaseFile)
  const clock = { now: () => Temporal.Now.instant() }
  const holidays = createPublicHolidays(content.district.state)
  const nameOf = (id: string | null) => content.offices.find(office => office.id === id)?.name
  const german = stringsFor(sourceLanguage)
  const texts = createCalendarTexts({
    host: `${content.district.id}.lotse`,
    officeName: nameOf,
    words: { appointment: german('calendar.appointment'), cancelled: german('calendar.cancelled') },
  })
  const needs: BookingDependencies = {
    clock,
    storage,
    secrets: createSecrets(environment.secret),
    sealer: createSealer(environment.secret),
    events: texts.events,
    identifiers: createIdentifiers(),
    tries: environment.limits === 'on' ? createTryLimiter() : createUnlimitedTries(),
    policy: { ...defaultPolicy, retentionHours: content.district.privacy.retentionHours },
    holidays,
    timetable: makeTimetable({ storage, holidays, clock }),
  }
  if (environment.demonstration) await fillWhereEmpty(needs, content)
  await makeOpenFeeds(needs)()
  const handlers = { forget: makeForgetPersonalData(needs), 'pass-on': makePassOnEarlier(needs) }
  const stopDelivering = startDelivering(makeDeliverDue({ queue, clock, handlers, onFailure: reportFailure }))
  const app: App = {
    booking: bookingOf(needs),
    bookablePlaces: makeBookablePlaces(needs),
    findWalkIns: makeFindWalkIns(needs),
    writeFeed: makeFeedCalendar(texts, content),
    writeReaderCalendar: makeReaderCalendar(texts, content),
    placeOf: id => {
      const name = nameOf(id)
      return id === null || name === undefined ? undefined : { id, name }
    },
    stepsOf: guide => content.guides.find(({ id }) => id === guide)?.facts.steps.map(({ id }) => id),
    topics: content.topics.map(({ id }) => id),
    spokenLanguages: content.district.counsellorLanguages,
    siteUrl: environment.siteUrl,
    health: makeHealth({ storage, queue, clock }),
  }
  return {
    app,
    feedsToShow: async () => (environment.demonstration ? (await makeListFeeds(needs)()).slice(0, 1) : []),
    close: async () => {
      await stopDelivering()
      await close()
    },
  }
}
