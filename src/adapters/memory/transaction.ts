import type { Booking } from '../../booking/core/booking.ts'
import type { Waiting } from '../../booking/core/waiting.ts'
import type { Transaction } from '../../booking/ports/transaction.ts'
import { claimsIn } from './claims.ts'
import { listenersIn } from './listeners.ts'
import { countersIn, numbersIn } from './numbers.ts'
import { byId, type State } from './state.ts'

const removeWhere = <K, V>(map: Map<K, V>, unwanted: (value: V) => boolean): void => {
  for (const [key, value] of map) if (unwanted(value)) map.delete(key)
}

const notAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) <= 0

const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0

const isToCome = (booking: Booking | undefined, now: Temporal.Instant): boolean =>
  booking?.status === 'booked' && after(booking.start, now)

const removeBooking = (state: State, id: string): void => {
  removeWhere(state.claims, ({ owner }) => owner === id)
  removeWhere(state.history, ({ booking }) => booking === id)
  removeWhere(state.events, ({ booking }) => booking === id)
  removeWhere(state.idempotency, ({ booking }) => booking === id)
  removeWhere(state.subscriptions, ({ booking }) => booking === id)
  removeWhere(state.outbox, ({ subject, kind }) => subject === id && kind !== 'calendar')
  state.networks.delete(id)
  state.waiting.delete(id)
  state.bookings.delete(id)
}

const byStart = (a: Booking, b: Booking): number =>
  Temporal.Instant.compare(a.start, b.start) || (a.id < b.id ? -1 : 1)

const bookingsIn = (state: State): Transaction['bookings'] => {
  const { bookings } = state
  const byReference = (reference: string) =>
    [...bookings.values()].find(booking => booking.reference === reference)
  return {
    find: async id => bookings.get(id),
    findByReference: async reference => byReference(reference),
    insert: async booking => {
      if (bookings.has(booking.id) || byReference(booking.reference))
        throw new Error('a booking with this id or reference exists')
      bookings.set(booking.id, booking)
    },
    update: async booking => {
      if (bookings.has(booking.id)) bookings.set(booking.id, booking)
    },
    remove: async id => removeBooking(state, id),
    activeIn: async (counsellor, from, to) =>
      [...bookings.values()]
        .filter(
          booking => booking.status === 'booked' && after(to, booking.start) && after(booking.end, from),
        )
        .filter(booking => counsellor === null || booking.counsellor === counsellor)
        .toSorted(byStart),
    countByContact: async (key, now) =>
      [...bookings.values()].filter(
        booking => isToCome(booking, now) && (booking.emailKey === key || booking.phoneKey === key),
      ).length,
  }
}

const holdsIn = ({ holds }: State): Transaction['holds'] => ({
  find: async id => holds.get(id),
  findByClient: async client => [...holds.values()].find(hold => hold.client === client),
  insert: async hold => {
    holds.set(hold.id, hold)
  },
  prolong: async (id, expires) => {
    const hold = holds.get(id)
    if (hold) holds.set(id, { ...hold, expires })
  },
  remove: async id => {
    holds.delete(id)
  },
  removeExpired: async before => removeWhere(holds, hold => notAfter(hold.expires, before)),
})

const outboxIn = ({ outbox }: State): Transaction['outbox'] => ({
  put: async ({ id, kind, subject, due, detail = '', place = 0 }) => {
    removeWhere(outbox, other => other.subject === subject && other.kind === kind && other.detail === detail)
    outbox.set(id, { id, kind, subject, detail, place, due, next: due, attempts: 0, dead: false })
  },
  drop: async (subject, kind) =>
    removeWhere(outbox, other => other.subject === subject && other.kind === kind),
  waits: async (subject, kind) =>
    [...outbox.values()].some(other => other.subject === subject && other.kind === kind && !other.dead),
})

const idempotencyIn = ({ idempotency }: State): Transaction['idempotency'] => ({
  reserve: async record => {
    const former = idempotency.get(record.key)
    if (!former) idempotency.set(record.key, record)
    return former
  },
  complete: async (key, booking, answer, expires) => {
    const record = idempotency.get(key)
    if (record) idempotency.set(key, { ...record, booking, answer, expires })
  },
  removeExpired: async now => removeWhere(idempotency, record => notAfter(record.expires, now)),
})

const districtIn = (state: State): Transaction['district'] => {
  const changing =
    <T>(change: (value: T) => unknown) =>
    async (value: T): Promise<void> => {
      state.version += 1
      change(value)
    }
  const { counsellors, officeHours, exceptions, teams } = state
  return {
    findOfficeHours: async id => officeHours.get(id),
    findCounsellor: async id => counsellors.get(id),
    exceptionsOn: async (counsellor, date) =>
      byId(exceptions).filter(
        ({ from, to, counsellor: whose }) =>
          from <= date && date <= to && (whose === null || whose === counsellor),
      ),
    findException: async id => exceptions.get(id),
    officeHoursOf: async counsellor => byId(officeHours).filter(rule => rule.counsellor === counsellor),
    putCounsellor: changing(counsellor => counsellors.set(counsellor.id, counsellor)),
    putOfficeHours: changing(rule => officeHours.set(rule.id, rule)),
    removeOfficeHours: changing(id => officeHours.delete(id)),
    putException: changing(exception => exceptions.set(exception.id, exception)),
    removeException: changing(id => exceptions.delete(id)),
    forgetIllness: async before => {
      for (const each of byId(exceptions).filter(({ reason, to }) => reason === 'ill' && to < before))
        await changing(() => exceptions.set(each.id, { ...each, reason: 'other' }))(null)
    },
    allCounsellors: async () => byId(counsellors),
    allTeams: async () => byId(teams),
    putTeam: changing(team => teams.set(team.id, team)),
    removeTeam: changing(id => teams.delete(id)),
  }
}

/** Who waits, the first come first. */
export const lineOf = ({ waiting }: State): readonly Waiting[] =>
  [...waiting.values()].toSorted(
    (a, b) => Temporal.Instant.compare(a.since, b.since) || (a.booking < b.booking ? -1 : 1),
  )

const networksIn = ({ networks, bookings }: State): Transaction['networks'] => ({
  note: async record => {
    networks.set(record.booking, record)
  },
  count: async (key, now) => {
    const found = [...networks.values()].filter(
      record =>
        record.key === key && after(record.expires, now) && isToCome(bookings.get(record.booking), now),
    )
    const expiries = found.map(({ expires }) => expires).toSorted(Temporal.Instant.compare)
    return { count: found.length, first: expiries[0] ?? null }
  },
  removeExpired: async now => removeWhere(networks, ({ expires }) => notAfter(expires, now)),
})

/** A unit of work on a state. */
export const transactionOn = (state: State): Transaction => ({
  district: districtIn(state),
  bookings: bookingsIn(state),
  holds: holdsIn(state),
  claims: claimsIn(state),
  waiting: {
    find: async booking => state.waiting.get(booking),
    put: async waiting => {
      state.waiting.set(waiting.booking, waiting)
    },
    remove: async booking => {
      state.waiting.delete(booking)
    },
    line: async () => lineOf(state),
  },
  listeners: listenersIn(state),
  networks: networksIn(state),
  counters: countersIn(state),
  numbers: numbersIn(state),
  outbox: outboxIn(state),
  log: {
    note: async line => {
      state.log.set(line.id, line)
    },
  },
  history: {
    append: async record => {
      // Not its size: lines are taken away with their booking.
      const last = [...state.history.keys()].at(-1) ?? 0
      state.history.set(last + 1, record)
    },
  },
  events: {
    put: async event => {
      state.events.set(`${event.booking} ${event.counsellor}`, event)
    },
  },
  idempotency: idempotencyIn(state),
})
