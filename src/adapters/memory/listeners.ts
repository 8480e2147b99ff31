import type { Subscription } from '../../booking/ports/records.ts'
import type { Transaction } from '../../booking/ports/transaction.ts'
import type { State } from './state.ts'

/** The devices of a booking, the first that came first. */
export const devicesOf = (state: State, booking: string): readonly Subscription[] =>
  [...state.subscriptions.values()]
    .filter(subscription => subscription.booking === booking)
    .toSorted((a, b) => Temporal.Instant.compare(a.created, b.created) || (a.id < b.id ? -1 : 1))

/** Who is to be told of a booking. */
export const listenersIn = (state: State): Transaction['listeners'] => ({
  of: async (booking, counsellors) => {
    const { connections, remoteEvents, invitations, subscriptions } = state
    const written = [...connections.values()]
      .filter(({ counsellor, writes }) => writes && counsellors.includes(counsellor))
      .map(({ id }) => id)
    const copied = [...remoteEvents.values()]
      .filter(event => event.booking === booking)
      .map(({ connection }) => connection)
    return [
      ...[...new Set([...written, ...copied])].map(target => ({ kind: 'calendar' as const, target })),
      ...counsellors
        .filter(counsellor => invitations.has(counsellor))
        .map(target => ({ kind: 'invitation' as const, target })),
      ...[...subscriptions.values()]
        .filter(subscription => subscription.booking === booking)
        .map(({ id }) => ({ kind: 'alert' as const, target: id })),
    ]
  },
  devices: async booking => devicesOf(state, booking),
  subscribe: async subscription => {
    state.subscriptions.set(subscription.id, subscription)
  },
  unsubscribe: async id => {
    state.subscriptions.delete(id)
  },
  unsubscribeAll: async booking => {
    for (const [id, subscription] of state.subscriptions)
      if (subscription.booking === booking) state.subscriptions.delete(id)
  },
})
