import type { Booking } from '../../src/booking/core/booking.ts'
import type { Exception } from '../../src/booking/core/exception.ts'
import type { Hold } from '../../src/booking/core/hold.ts'
import type { FeedRecord, StoredEvent, Subscription } from '../../src/booking/ports/records.ts'
import type { ClaimRequest } from '../../src/booking/ports/transaction.ts'
import type { Connection } from '../../src/calendars/core/connection.ts'
import { noon } from './installation.ts'

/** A stored booking of counsellor c1. */
export const aBooking = (changes: Partial<Booking> = {}): Booking => ({
  id: 'b1',
  reference: 'K7M4TX',
  status: 'booked',
  slot: 'r1.abc',
  counsellor: 'c1',
  office: null,
  mode: 'phone',
  start: noon.add({ hours: 1 }),
  end: noon.add({ hours: 2 }),
  topic: 'housing',
  language: 'ar',
  guide: 'registration',
  step: null,
  wishes: [],
  bookedBy: 'reader',
  locale: 'ar',
  consent: null,
  personal: 'sealed',
  emailKey: null,
  phoneKey: null,
  reason: null,
  sequence: 0,
  generation: 1,
  created: noon,
  changed: noon,
  ...changes,
})

/** A hold that runs out at noon. */
export const aHold = (changes: Partial<Hold> = {}): Hold => ({
  id: 'h1',
  slot: 'r1.abc',
  created: noon.subtract({ minutes: 10 }),
  expires: noon,
  client: 'client',
  ...changes,
})

/** One seat of half an hour with counsellor c1. */
export const aRequest = (changes: Partial<ClaimRequest> = {}): ClaimRequest => ({
  owner: 'b1',
  counsellor: 'c1',
  slot: 'r1.abc',
  seats: 1,
  quanta: { from: 100, to: 106 },
  quota: null,
  until: null,
  ...changes,
})

/** Counsellor c1 is not there on Tuesday, 24 November 2026. */
export const anException = (changes: Partial<Exception> = {}): Exception => ({
  id: 'e1',
  kind: 'off',
  counsellor: 'c1',
  rule: null,
  from: '2026-11-24',
  to: '2026-11-24',
  hours: null,
  reason: 'vacation',
  ...changes,
})

/** A calendar of counsellor c1 that is written and read. */
export const aConnection = (changes: Partial<Connection> = {}): Connection => ({
  ...{
    id: 'k1',
    counsellor: 'c1',
    label: 'Arbeit',
    address: 'https://dav.example/c1/work/',
    sealed: 'sealed',
  },
  ...{ writes: true, reads: true, whenStale: 'keep', created: noon },
  ...{ pushed: null, pushFault: null, read: null, readFault: null, mark: null, whole: null },
  ...changes,
})

/** A device that is reminded of booking b1. */
export const aSubscription = (changes: Partial<Subscription> = {}): Subscription => ({
  ...{ id: 's1', booking: 'b1', sealed: 'sealed', locale: 'ar', created: noon },
  ...changes,
})

/** The first feed of counsellor c1. */
export const aFeed = (changes: Partial<FeedRecord> = {}): FeedRecord => ({
  ...{ id: 'c1', lookup: 'one', scope: 'counsellor', target: 'c1', label: '', details: [] },
  ...{ generation: 1, created: noon, fetched: null, fetchedBy: null },
  ...changes,
})

/** The calendar text of booking b1 for counsellor c1. */
export const anEvent = (changes: Partial<StoredEvent> = {}): StoredEvent => ({
  ...{ booking: 'b1', counsellor: 'c1', start: noon, end: noon.add({ hours: 1 }), cancelled: null },
  ...{ changed: noon, text: 'text', office: 'town-hall', topic: 'housing', language: 'ar' },
  ...changes,
})
