import type { Booking } from '../../booking/core/booking.ts'
import type { Counter } from '../../booking/core/counter.ts'
import type { HeldData } from '../../booking/ports/held-data.ts'
import type { Storage } from '../../booking/ports/storage.ts'
import { claimsHeldBy } from './claims.ts'
import { devicesOf } from './listeners.ts'
import { byId, type State } from './state.ts'

const isBetween = (booking: Booking, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  Temporal.Instant.compare(booking.start, from) >= 0 && Temporal.Instant.compare(booking.start, to) < 0

const loadsOf = (state: State, from: Temporal.Instant, to: Temporal.Instant): Map<string, number> => {
  const loads = new Map<string, number>()
  for (const booking of state.bookings.values())
    if (booking.status !== 'cancelled' && isBetween(booking, from, to))
      loads.set(booking.counsellor, (loads.get(booking.counsellor) ?? 0) + 1)
  return loads
}

const orderOf = ({ day, office, topic, language, outcome }: Counter): string =>
  [day, office ?? '', topic, language, outcome].join('\0')

const heldDataOf = (state: State, id: string): HeldData | undefined => {
  const booking = state.bookings.get(id)
  if (!booking) return undefined
  const deliveries = [...state.outbox.values()].filter(({ subject }) => subject === id)
  return {
    booking,
    history: [...state.history.values()].filter(line => line.booking === id),
    events: [...state.events.values()].filter(event => event.booking === id),
    deliveries: deliveries.map(delivery => ({
      id: delivery.id,
      kind: delivery.kind as HeldData['deliveries'][number]['kind'],
      subject: id,
      due: delivery.due,
    })),
    waiting: state.waiting.get(id) ?? null,
    claims: claimsHeldBy(state, id),
    answers: [...state.idempotency.values()].filter(answer => answer.booking === id),
    network: state.networks.get(id) ?? null,
    devices: devicesOf(state, id).map(({ id, locale, created }) => ({ id, locale, created })),
  }
}

const inKeyOrder = <V>(map: ReadonlyMap<string, V>): readonly V[] =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)

type Reading =
  | 'district'
  | 'districtVersion'
  | 'loads'
  | 'agenda'
  | 'findWaiting'
  | 'findHold'
  | 'counters'
  | 'waitingTimes'
  | 'searches'
  | 'readings'
  | 'heldData'
  | 'sealed'
  | 'sealedDevices'

/** What is read from the present state. */
export const readStorage = (current: () => State): Pick<Storage, Reading> => ({
  district: async () => ({
    version: current().version,
    counsellors: byId(current().counsellors),
    officeHours: byId(current().officeHours),
    exceptions: byId(current().exceptions),
    teams: byId(current().teams),
  }),
  districtVersion: async () => current().version,
  loads: async (from, to) => loadsOf(current(), from, to),
  agenda: async (counsellors, from, to) =>
    byId(current().bookings)
      .filter(
        ({ counsellor, start, end }) =>
          counsellors.includes(counsellor) &&
          Temporal.Instant.compare(start, to) < 0 &&
          Temporal.Instant.compare(end, from) > 0,
      )
      .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start)),
  findWaiting: async booking => current().waiting.get(booking),
  findHold: async id => current().holds.get(id),
  counters: async (from, to) =>
    [...current().counters.values()]
      .filter(({ day }) => from <= day && day <= to)
      .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
  waitingTimes: async (from, to) =>
    inKeyOrder(current().waitingTimes).filter(({ day }) => from <= day && day <= to),
  searches: async month => inKeyOrder(current().searches).filter(each => each.month === month),
  readings: async month => inKeyOrder(current().readings).filter(each => each.month === month),
  heldData: async booking => heldDataOf(current(), booking),
  sealed: async (after, limit) =>
    byId(current().bookings)
      .filter(({ id }) => id > after)
      .flatMap(({ id, personal }) => (personal === null ? [] : [{ id, personal }]))
      .slice(0, limit),
  sealedDevices: async (after, limit) =>
    byId(current().subscriptions)
      .filter(({ id }) => id > after)
      .map(({ id, sealed }) => ({ id, sealed }))
      .slice(0, limit),
})
