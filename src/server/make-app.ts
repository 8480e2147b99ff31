import type { CalendarTexts } from '../adapters/calendar/calendar-texts.ts'
import { makeAskForEarlier } from '../booking/use-cases/ask-for-earlier.ts'
import { makeBookSlot } from '../booking/use-cases/book-slot.ts'
import { makeCancelBooking } from '../booking/use-cases/cancel-booking.ts'
import type { SearchCounting } from '../booking/use-cases/count-searches.ts'
import type { BookingDependencies } from '../booking/use-cases/dependencies.ts'
import { makeFindSlots } from '../booking/use-cases/find-slots.ts'
import { makeFindWalkIns } from '../booking/use-cases/find-walk-ins.ts'
import { makeHoldSlot } from '../booking/use-cases/hold-slot.ts'
import { makeMoveBooking } from '../booking/use-cases/move-booking.ts'
import { makeNoteFetch } from '../booking/use-cases/note-fetch.ts'
import { makeReadFeed } from '../booking/use-cases/read-feed.ts'
import { makeShowBooking } from '../booking/use-cases/show-booking.ts'
import { makeSubscribeDevice } from '../booking/use-cases/subscribe-device.ts'
import { makeListDevices, makeUnsubscribeDevice } from '../booking/use-cases/unsubscribe-device.ts'
import type { Environment } from '../config/environment.ts'
import type { Queue } from '../delivery/ports/queue.ts'
import type { Content } from '../information/loader/content.ts'
import { afterAnswer } from './after-answer.ts'
import type { App } from './app.ts'
import { makeReaderCalendar } from './calendars.ts'
import { makeFeedCalendar } from './feed-calendar.ts'
import { makeHealth } from './health.ts'
import { guarded } from './limits.ts'
import { makeNoteSearch } from './note-search.ts'

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

/** What the application is put together from. */
export interface AppParts extends Pick<App, 'staff' | 'workspace' | 'notices'> {
  readonly needs: BookingDependencies
  readonly queue: Queue
  readonly texts: CalendarTexts
  readonly environment: Environment
  readonly content: Content
  readonly searches: SearchCounting
}

/** The application as routes see it. */
export function makeApp({ needs, queue, texts, environment, content, searches, ...rest }: AppParts): App {
  const nameOf = (id: string | null) => content.offices.find(office => office.id === id)?.name
  return {
    booking: guarded(bookingOf(needs), needs.secrets, environment),
    ...rest,
    bookablePlaces: makeBookablePlaces(needs),
    findWalkIns: makeFindWalkIns(needs),
    feedCalendar: makeFeedCalendar(texts, content),
    noteSearch: makeNoteSearch(searches, content),
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
    health: makeHealth({ storage: needs.storage, queue, clock: needs.clock }),
  }
}
