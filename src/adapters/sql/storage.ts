import type { Kysely } from 'kysely'
import type { Counts, Storage } from '../../booking/ports/storage.ts'
import type { Transaction } from '../../booking/ports/transaction.ts'
import { bookingsIn, findById, findByReference, readAgenda, readLoads } from './booking/bookings.ts'
import { claimsIn } from './booking/claims.ts'
import { countersIn, readCounters } from './booking/counters.ts'
import { readCounsellors, readOfficeHours } from './booking/district.ts'
import { districtIn, fillDistrict, readDistrict, readDistrictVersion } from './booking/district-state.ts'
import { markEvents } from './booking/event-marks.ts'
import { eventsIn, findEvent, readEvents } from './booking/events.ts'
import { addFeed, findFeed, noteFetch, readFeeds, renewFeed, revokeFeed } from './booking/feeds.ts'
import { readHeldData, readSealed, resealBooking } from './booking/held-data.ts'
import { historyIn, readHistory } from './booking/history.ts'
import { findHold, findHoldByClient, holdsIn } from './booking/holds.ts'
import { idempotencyIn } from './booking/idempotency.ts'
import { findSubscription, listenersIn, readSealedDevices } from './booking/listeners.ts'
import { networksIn } from './booking/networks.ts'
import { numbersIn, readReadings, readSearches, readWaitingTimes } from './booking/numbers.ts'
import { readClaims } from './booking/read-claims.ts'
import { findWaiting, waitingIn } from './booking/waiting.ts'
import { outboxIn } from './delivery/outbox.ts'
import type { Engine } from './engine.ts'
import { proveWriting } from './prove-writing.ts'
import { replaceSealed } from './replace-sealed.ts'
import type { Schema } from './schema.ts'
import { addAudit } from './staff/audit.ts'
import { runUnitOfWork } from './unit-of-work.ts'

const transactionOn = (db: Kysely<Schema>): Transaction => ({
  district: districtIn(db),
  bookings: bookingsIn(db),
  holds: holdsIn(db),
  claims: claimsIn(db),
  waiting: waitingIn(db),
  networks: networksIn(db),
  counters: countersIn(db),
  numbers: numbersIn(db),
  outbox: outboxIn(db),
  listeners: listenersIn(db),
  log: { note: line => addAudit(db, line) },
  history: historyIn(db),
  events: eventsIn(db),
  idempotency: idempotencyIn(db),
})

/** Every table, named once: one that is missing here does not compile. */
const tables = Object.keys({
  counsellors: true,
  office_hours: true,
  exceptions: true,
  teams: true,
  district_version: true,
  feeds: true,
  bookings: true,
  holds: true,
  claims: true,
  history: true,
  events: true,
  idempotency: true,
  outbox: true,
  waiting: true,
  networks: true,
  counters: true,
  waiting_times: true,
  searches: true,
  guides_read: true,
  turns: true,
  connections: true,
  remote_events: true,
  busy: true,
  invitations: true,
  subscriptions: true,
  staff_accounts: true,
  staff_credentials: true,
  staff_sessions: true,
  staff_invitations: true,
  staff_audit: true,
  staff_factors: true,
  staff_recovery_codes: true,
  staff_steps: true,
  staff_resets: true,
  staff_passkeys: true,
  staff_challenges: true,
  notices: true,
} satisfies Record<keyof Schema, true>) as (keyof Schema)[]

const countRows = async (db: Kysely<Schema>, table: keyof Counts): Promise<number> => {
  const counted = db
    .selectFrom(table)
    .select(count => count.fn.countAll<number | bigint | string>().as('rows'))
  return Number((await counted.executeTakeFirstOrThrow()).rows)
}

const countAll = async (db: Kysely<Schema>): Promise<Counts> => ({
  bookings: await countRows(db, 'bookings'),
  holds: await countRows(db, 'holds'),
  claims: await countRows(db, 'claims'),
  outbox: await countRows(db, 'outbox'),
  history: await countRows(db, 'history'),
  events: await countRows(db, 'events'),
  idempotency: await countRows(db, 'idempotency'),
  waiting: await countRows(db, 'waiting'),
})

/** Storage over SQL. */
export const createSqlStorage = ({ writer, reader, attempt }: Engine): Storage => ({
  transaction: work => runUnitOfWork({ writer, reader, attempt }, trx => work(transactionOn(trx))),
  counsellors: () => readCounsellors(reader),
  officeHours: () => readOfficeHours(reader),
  district: () => readDistrict(reader),
  districtVersion: () => readDistrictVersion(reader),
  loads: (from, to) => readLoads(reader, from, to),
  agenda: (counsellors, from, to) => readAgenda(reader, counsellors, from, to),
  findWaiting: booking => findWaiting(reader, booking),
  findHold: id => findHold(reader, id),
  counters: (from, to) => readCounters(reader, from, to),
  waitingTimes: (from, to) => readWaitingTimes(reader, from, to),
  searches: month => readSearches(reader, month),
  readings: month => readReadings(reader, month),
  heldData: booking => readHeldData(reader, booking),
  sealed: (after, limit) => readSealed(reader, after, limit),
  reseal: (id, former, resealed) => resealBooking(writer, id, former, resealed),
  sealedDevices: (after, limit) => readSealedDevices(reader, after, limit),
  resealDevice: (id, former, sealed) => replaceSealed(writer, 'subscriptions', id, former, sealed),
  claims: (quanta, now, of) => readClaims(reader, quanta, now, of),
  findHoldByClient: client => findHoldByClient(reader, client),
  findBooking: id => findById(reader, id),
  findEvent: (booking, counsellor) => findEvent(reader, booking, counsellor),
  findSubscription: id => findSubscription(reader, id),
  findBookingByReference: reference => findByReference(reader, reference),
  findFeed: lookup => findFeed(reader, lookup),
  feeds: () => readFeeds(reader),
  addFeed: feed => addFeed(writer, feed),
  renewFeed: (feed, formerLookup) => renewFeed(writer, feed, formerLookup),
  revokeFeed: id => attempt(() => writer.transaction().execute(trx => revokeFeed(trx, id))),
  noteFetch: (id, at, by) => noteFetch(writer, id, at, by),
  events: (of, window) => readEvents(reader, of, window),
  eventsMark: markEvents(reader),
  history: booking => readHistory(reader, booking),
  counts: () => countAll(reader),
  fill: ({ teams = [], ...district }) =>
    attempt(() => writer.transaction().execute(trx => fillDistrict(trx, { ...district, teams }))),
  check: async () => {
    for (const table of tables) await reader.selectFrom(table).selectAll().limit(1).execute()
    await attempt(() => proveWriting(writer))
  },
})
