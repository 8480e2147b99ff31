import { createCalendarTexts } from '../../src/adapters/calendar/calendar-texts.ts'
import { createIdentifiers } from '../../src/adapters/crypto/identifiers.ts'
import { createSealer } from '../../src/adapters/crypto/sealer.ts'
import { createSecrets } from '../../src/adapters/crypto/secrets.ts'
import { createPublicHolidays } from '../../src/adapters/holidays/public-holidays.ts'
import { createTryLimiter } from '../../src/adapters/limits/try-limiter.ts'
import type { Counsellor } from '../../src/booking/core/counsellor.ts'
import type { OfficeHours } from '../../src/booking/core/office-hours.ts'
import { defaultPolicy, type Policy } from '../../src/booking/core/policy.ts'
import type { Team } from '../../src/booking/core/team.ts'
import type { Storage } from '../../src/booking/ports/storage.ts'
import { makeAskForEarlier } from '../../src/booking/use-cases/ask-for-earlier.ts'
import { makeBookSlot } from '../../src/booking/use-cases/book-slot.ts'
import { makeCancelBooking } from '../../src/booking/use-cases/cancel-booking.ts'
import type { BookingDependencies } from '../../src/booking/use-cases/dependencies.ts'
import { makeFillDistrict } from '../../src/booking/use-cases/fill-district.ts'
import { makeFindSlots } from '../../src/booking/use-cases/find-slots.ts'
import { makeForgetPersonalData } from '../../src/booking/use-cases/forget-personal-data.ts'
import { makeHoldSlot } from '../../src/booking/use-cases/hold-slot.ts'
import { makeListFeeds } from '../../src/booking/use-cases/list-feeds.ts'
import { makeMoveBooking } from '../../src/booking/use-cases/move-booking.ts'
import { makeOpenFeeds } from '../../src/booking/use-cases/open-feeds.ts'
import { makePassOnEarlier } from '../../src/booking/use-cases/pass-on-earlier.ts'
import { makeReadFeed } from '../../src/booking/use-cases/read-feed.ts'
import { makeShowBooking } from '../../src/booking/use-cases/show-booking.ts'
import { makeSubscribeDevice } from '../../src/booking/use-cases/subscribe-device.ts'
import { makeTimetable } from '../../src/booking/use-cases/timetable.ts'
import { makeListDevices, makeUnsubscribeDevice } from '../../src/booking/use-cases/unsubscribe-device.ts'
import type { CalendarKeeper } from '../../src/calendars/ports/keeper.ts'
import type { Queue } from '../../src/delivery/ports/queue.ts'
import { aCounsellor, someOfficeHours } from './district.ts'

/** Sunday, 22 November 2026, noon in Berlin. */
export const noon = Temporal.Instant.from('2026-11-22T11:00:00Z')

/** The usual policy, but what is given back is free at once: how slots rest has tests of its own. */
export const calmPolicy: Policy = { ...defaultPolicy, restMinutes: { least: 0, most: 0 } }

/** A clock that stands until it is moved. */
export const aClock = (start: Temporal.Instant = noon) => {
  let now = start
  return {
    now: () => now,
    advance: (by: Temporal.DurationLike) => {
      now = now.add(by)
    },
    set: (to: Temporal.Instant) => {
      now = to
    },
  }
}

export type AnyStorage = {
  readonly storage: Storage
  readonly queue: Queue
  readonly keeper: CalendarKeeper
  readonly close: () => Promise<void>
}

/** Those of Baden-Württemberg, worked out once. */
const holidays = createPublicHolidays('BW')

type District = {
  readonly counsellors: readonly Counsellor[]
  readonly officeHours: readonly OfficeHours[]
  readonly teams?: readonly Team[]
}

export const smallDistrict: District = { counsellors: [aCounsellor()], officeHours: [someOfficeHours()] }

/** Booking on a given storage, with real adapters around it and a district in it. */
export const anInstallation = async (
  opened: AnyStorage,
  district: District = smallDistrict,
  changes: Partial<BookingDependencies> = {},
) => {
  const clock = aClock()
  const texts = createCalendarTexts({
    host: 'lotse.example',
    officeName: office => `Haus ${office}`,
    words: { appointment: 'Termin', cancelled: 'Abgesagt' },
  })
  const secret = 'a secret for tests that nobody uses'
  const needs: BookingDependencies = {
    clock,
    storage: opened.storage,
    secrets: createSecrets(secret),
    sealer: createSealer(secret),
    events: texts.events,
    identifiers: createIdentifiers(),
    tries: createTryLimiter(),
    policy: calmPolicy,
    holidays,
    timetable: makeTimetable({ storage: opened.storage, holidays: changes.holidays ?? holidays, clock }),
    ...changes,
  }
  const use = {
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
    passOnEarlier: makePassOnEarlier(needs),
    readFeed: makeReadFeed(needs),
    listFeeds: makeListFeeds(needs),
    openFeeds: makeOpenFeeds(needs),
    fillDistrict: makeFillDistrict(needs),
    forgetPersonalData: makeForgetPersonalData(needs),
  }
  await use.fillDistrict(district)
  await use.openFeeds()
  return { ...use, ...opened, clock, texts, needs }
}

export type Installation = Awaited<ReturnType<typeof anInstallation>>

/** What somebody fills in, apart from the slot. */
export const aForm = { topic: 'housing', language: 'ar', name: 'Amal' } as const
