// The composition root: the only place where adapters meet use cases.
import type { CalendarTexts } from '../adapters/calendar/calendar-texts.ts'
import { createIdentifiers } from '../adapters/crypto/identifiers.ts'
import { createSealer } from '../adapters/crypto/sealer.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { createPublicHolidays } from '../adapters/holidays/public-holidays.ts'
import { createTryLimiter, createUnlimitedTries } from '../adapters/limits/try-limiter.ts'
import { createMailSender } from '../adapters/smtp/mail-sender.ts'
import { openStorage } from '../adapters/sql/open-storage.ts'
import { makeAskForEarlier } from '../booking/use-cases/ask-for-earlier.ts'
import { makeBookSlot } from '../booking/use-cases/book-slot.ts'
import { makeCancelBooking } from '../booking/use-cases/cancel-booking.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeEraseBooking } from '../booking/use-cases/erase-booking.ts'
import type { FeedAddress } from '../booking/use-cases/feed-signatures.ts'
import { makeFillDistrict } from '../booking/use-cases/fill-district.ts'
import { makeFindSlots } from '../booking/use-cases/find-slots.ts'
import { makeFindWalkIns } from '../booking/use-cases/find-walk-ins.ts'
import { makeForgetPersonalData } from '../booking/use-cases/forget-personal-data.ts'
import { makeHoldSlot } from '../booking/use-cases/hold-slot.ts'
import { makeListFeeds } from '../booking/use-cases/list-feeds.ts'
import { makeMoveBooking } from '../booking/use-cases/move-booking.ts'
import { makeNoteFetch } from '../booking/use-cases/note-fetch.ts'
import { makeOpenFeeds } from '../booking/use-cases/open-feeds.ts'
import { makePassOnEarlier } from '../booking/use-cases/pass-on-earlier.ts'
import { makeReadFeed } from '../booking/use-cases/read-feed.ts'
import { makeReadForMessage } from '../booking/use-cases/read-for-message.ts'
import { makeReadInvitation } from '../booking/use-cases/read-invitation.ts'
import { makeShowBooking } from '../booking/use-cases/show-booking.ts'
import { makeSubscribeDevice } from '../booking/use-cases/subscribe-device.ts'
import { makeSweepTraces } from '../booking/use-cases/sweep-traces.ts'
import { makeTimetable } from '../booking/use-cases/timetable.ts'
import { makeListDevices, makeUnsubscribeDevice } from '../booking/use-cases/unsubscribe-device.ts'
import type { CalendarKeeper } from '../calendars/ports/keeper.ts'
import type { Environment } from '../config/environment.ts'
import { makeDeliverDue } from '../delivery/use-cases/deliver-due.ts'
import { makeDeliverInLanes } from '../delivery/use-cases/deliver-in-lanes.ts'
import { sourceLanguage } from '../i18n/languages.ts'
import type { Content } from '../information/loader/content.ts'
import { afterAnswer } from './after-answer.ts'
import type { App } from './app.ts'
import { calendarTextsOf, makeReaderCalendar } from './calendars.ts'
import { connectCalendars } from './connected-calendars.ts'
import {
  copies,
  deletions,
  deliverAndTidy,
  inside,
  messages,
  startDelivering,
  texts as textKinds,
} from './deliver.ts'
import { demonstrationOf } from './demonstration.ts'
import { makeFeedCalendar } from './feed-calendar.ts'
import { makeHealth } from './health.ts'
import { makeInvitationHandler } from './invitation-mails.ts'
import { guarded, policyOf } from './limits.ts'
import { makeMailHandlers } from './mail-handlers.ts'
import { makeReaderMail } from './mails.ts'
import { messageHandlersOf } from './message-handlers.ts'

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
    subscribeDevice: makeSubscribeDevice(needs),
    unsubscribeDevice: makeUnsubscribeDevice(needs),
    listDevices: makeListDevices(needs),
    readFeed: makeReadFeed(needs),
  }
}

function makeBookablePlaces({ timetable }: BookingDependencies): App['bookablePlaces'] {
  return async () => {
    const { offer, teams } = await timetable.district()
    const rules = offer.map(({ rule }) => rule).filter(({ access }) => access !== 'walk-in')
    const offices = new Set(rules.flatMap(({ office }) => (office === null ? [] : [office])))
    return { offices: [...offices], modes: [...new Set(rules.map(({ mode }) => mode))], teams }
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

/** Handlers for mails to readers; none where there is no server to send them by. */
function mailHandlersOf(
  needs: BookingDependencies,
  { smtpUrl, mailFrom, siteUrl }: Environment,
  content: Content,
  texts: CalendarTexts,
) {
  if (smtpUrl === undefined || mailFrom === undefined || siteUrl === undefined) return {}
  const fromName = content.district.name[sourceLanguage]
  return makeMailHandlers({
    readForMessage: makeReadForMessage(needs),
    write: makeReaderMail(content, makeReaderCalendar(texts, content)),
    sender: createMailSender({ url: smtpUrl, from: mailFrom, fromName }),
    origin: siteUrl,
    clock: needs.clock,
  })
}

/** Handlers for mails to counsellors; none where there is no server to send them by. */
function invitationHandlersOf(
  needs: BookingDependencies,
  keeper: CalendarKeeper,
  { smtpUrl, mailFrom }: Environment,
  content: Content,
  { invitation }: CalendarTexts,
) {
  if (smtpUrl === undefined || mailFrom === undefined) return {}
  const fromName = content.district.name[sourceLanguage]
  return {
    invitation: makeInvitationHandler(content, {
      readInvitation: makeReadInvitation(needs),
      addressOf: async counsellor => {
        const found = (await keeper.invitations()).find(one => one.counsellor === counsellor)
        return found && needs.sealer.open(found.sealed, counsellor)
      },
      writeInvitation: invitation,
      sender: createMailSender({ url: smtpUrl, from: mailFrom, fromName }),
      from: mailFrom,
    }),
  }
}

/** Opens storage and puts the application together. Call once a process. */
export async function wire(environment: Environment, content: Content): Promise<Wired> {
  const { storage, queue, keeper, scrub, close } = await openStorage(environment.database)
  const clock = { now: () => Temporal.Now.instant() }
  const holidays = createPublicHolidays(content.district.state)
  const nameOf = (id: string | null) => content.offices.find(office => office.id === id)?.name
  const texts = calendarTextsOf(content)
  const needs: BookingDependencies = {
    clock,
    storage,
    secrets: createSecrets(environment.secret, environment.formerSecrets),
    sealer: createSealer(environment.secret, environment.formerSecrets),
    events: texts.events,
    identifiers: createIdentifiers(),
    tries: environment.limits === 'on' ? createTryLimiter() : createUnlimitedTries(),
    policy: policyOf(content, environment),
    holidays,
    timetable: makeTimetable({ storage, holidays, clock }),
  }
  if (environment.demonstration) await fillWhereEmpty(needs, content)
  await makeOpenFeeds(needs)()
  const calendars = connectCalendars(needs, keeper, environment, texts.object)
  const handlers = {
    calendar: calendars.pushCopy,
    ...invitationHandlersOf(needs, keeper, environment, content, texts),
    forget: makeForgetPersonalData(needs),
    erase: makeEraseBooking(needs),
    'pass-on': makePassOnEarlier(needs),
    ...mailHandlersOf(needs, environment, content, texts),
    ...messageHandlersOf(needs, environment, content),
  }
  const delivering = { queue, clock, handlers, onFailure: reportFailure }
  const tidying = { sweepTraces: makeSweepTraces(needs), scrub }
  // Whatever was overdue while no process ran, as in a backup that was restored, is gone before anybody can read it.
  await deliverAndTidy(makeDeliverDue({ ...delivering, kinds: deletions }), tidying)
  const lanes = makeDeliverInLanes({ ...delivering, kinds: copies, laneOf: ({ detail }) => detail })
  const start = () =>
    startDelivering(
      {
        inside: makeDeliverDue({ ...delivering, kinds: inside }),
        messages: makeDeliverDue({ ...delivering, kinds: messages }),
        texts: makeDeliverDue({ ...delivering, kinds: textKinds }),
      },
      { ...calendars, lanes },
      tidying,
    )
  const stopDelivering = environment.deliver === 'here' ? start() : async () => undefined
  const app: App = {
    booking: guarded(bookingOf(needs), needs.secrets, environment),
    bookablePlaces: makeBookablePlaces(needs),
    findWalkIns: makeFindWalkIns(needs),
    feedCalendar: makeFeedCalendar(texts, content),
    noteFetch: afterAnswer('to note that a feed was fetched', makeNoteFetch(needs)),
    writeReaderCalendar: makeReaderCalendar(texts, content),
    placeOf: id => {
      const name = nameOf(id)
      return id === null || name === undefined ? undefined : { id, name }
    },
    stepFreeOffices: content.offices.filter(({ stepFree }) => stepFree === 'yes').map(({ id }) => id),
    stepsOf: guide => content.guides.find(({ id }) => id === guide)?.facts.steps.map(({ id }) => id),
    topics: content.topics.map(({ id }) => id),
    spokenLanguages: content.district.counsellorLanguages,
    siteUrl: environment.siteUrl,
    messages: {
      mail: environment.smtpUrl !== undefined,
      sms: environment.sms !== undefined,
      pushKey: environment.push?.publicKey,
    },
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
