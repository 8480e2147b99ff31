import type { Result } from '../../booking/core/result.ts'
import type { Storage } from '../../booking/ports/storage.ts'
import type { Transaction } from '../../booking/ports/transaction.ts'
import type { CalendarKeeper } from '../../calendars/ports/keeper.ts'
import type { Queue } from '../../delivery/ports/queue.ts'
import { readClaims } from './claims.ts'
import { feedsOf, readEvents } from './feeds.ts'
import { createMemoryKeeper } from './keeper.ts'
import { createMemoryQueue } from './queue.ts'
import { readStorage } from './read-storage.ts'
import { byId, copyState, emptyState, type State } from './state.ts'
import { transactionOn } from './transaction.ts'

const countsOf = (state: State) => ({
  bookings: state.bookings.size,
  holds: state.holds.size,
  claims: state.claims.size,
  outbox: state.outbox.size,
  history: state.history.size,
  events: state.events.size,
  idempotency: state.idempotency.size,
  waiting: state.waiting.size,
})

/** Lets writers through one after the other, so that none works on a state that another replaces. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const run = last.then(work)
    last = run.catch(() => undefined)
    return run
  }
}

type Turns = ReturnType<typeof createTurns>

/** A unit of work runs on a copy, which takes the state's place when the work is done. */
const runOnCopy = async <T>(
  current: { state: State },
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const copy = copyState(current.state)
  const result = await work(transactionOn(copy))
  if (result.ok) current.state = copy
  return result
}

const storageOf = (current: { state: State }, turns: Turns): Storage => ({
  transaction: work => turns(() => runOnCopy(current, work)),
  counsellors: async () => byId(current.state.counsellors),
  officeHours: async () => byId(current.state.officeHours),
  ...readStorage(() => current.state),
  reseal: (id, former, resealed) =>
    turns(async () => {
      const booking = current.state.bookings.get(id)
      if (booking?.personal !== former) return false
      current.state.bookings.set(id, { ...booking, ...resealed })
      return true
    }),
  resealDevice: (id, former, sealed) =>
    turns(async () => {
      const device = current.state.subscriptions.get(id)
      if (device?.sealed !== former) return false
      current.state.subscriptions.set(id, { ...device, sealed })
      return true
    }),
  claims: async (quanta, now, of) => readClaims(current.state, quanta, now, of),
  findHoldByClient: async client => [...current.state.holds.values()].find(hold => hold.client === client),
  findBooking: async id => current.state.bookings.get(id),
  findEvent: async (booking, counsellor) => current.state.events.get(`${booking} ${counsellor}`),
  findSubscription: async id => current.state.subscriptions.get(id),
  findBookingByReference: async reference =>
    [...current.state.bookings.values()].find(booking => booking.reference === reference),
  ...feedsOf(() => current.state, turns),
  ...readEvents(() => current.state),
  history: async booking => [...current.state.history.values()].filter(line => line.booking === booking),
  counts: async () => countsOf(current.state),
  fill: ({ counsellors, officeHours, teams = [] }) =>
    turns(async () => {
      current.state.version += 1
      for (const team of teams) current.state.teams.set(team.id, team)
      for (const counsellor of counsellors) current.state.counsellors.set(counsellor.id, counsellor)
      for (const rule of officeHours) current.state.officeHours.set(rule.id, rule)
    }),
  check: async () => undefined,
})

/** Storage that ends with the process: for tests, with the behaviour of the real ones. */
export const openMemory = (): {
  storage: Storage
  queue: Queue
  keeper: CalendarKeeper
  close: () => Promise<void>
} => {
  const current = { state: emptyState() }
  const turns = createTurns()
  return {
    storage: storageOf(current, turns),
    queue: createMemoryQueue(() => current.state, turns),
    keeper: createMemoryKeeper(() => current.state, turns),
    close: async () => undefined,
  }
}
