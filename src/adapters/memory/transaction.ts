import type { Transaction } from '../../booking/ports/storage.ts'
import { claimsIn } from './claims.ts'
import type { State } from './state.ts'

const removeWhere = <V>(map: Map<string, V>, unwanted: (value: V) => boolean): void => {
  for (const [key, value] of map) if (unwanted(value)) map.delete(key)
}

const notAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) <= 0

const bookingsIn = ({ bookings }: State): Transaction['bookings'] => {
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
  put: async ({ id, kind, subject, due }) => {
    removeWhere(outbox, other => other.subject === subject && other.kind === kind)
    outbox.set(id, { id, kind, subject, due, next: due, attempts: 0 })
  },
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

/** A unit of work on a state. */
export const transactionOn = (state: State): Transaction => ({
  district: {
    findOfficeHours: async id => state.officeHours.get(id),
    findCounsellor: async id => state.counsellors.get(id),
  },
  bookings: bookingsIn(state),
  holds: holdsIn(state),
  claims: claimsIn(state),
  outbox: outboxIn(state),
  history: {
    append: async record => {
      state.history.set(state.history.size, record)
    },
  },
  events: {
    put: async event => {
      state.events.set(`${event.booking} ${event.counsellor}`, event)
    },
  },
  idempotency: idempotencyIn(state),
})
