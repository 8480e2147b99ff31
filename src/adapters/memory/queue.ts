import type { Delivery } from '../../delivery/core/delivery.ts'
import type { Queue } from '../../delivery/ports/queue.ts'
import type { State } from './state.ts'

const byNext = (a: Delivery, b: Delivery): number =>
  Temporal.Instant.compare(a.next, b.next) || (a.id < b.id ? -1 : 1)

type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** The deliveries in the outbox of whatever state is current; changes wait for their turn. */
export const createMemoryQueue = (current: () => State, turns: Turns): Queue => ({
  due: async (now, limit) =>
    [...current().outbox.values()]
      .filter(({ next }) => Temporal.Instant.compare(next, now) <= 0)
      .toSorted(byNext)
      .slice(0, limit),
  lease: ({ id, next }, until) =>
    turns(async () => {
      const delivery = current().outbox.get(id)
      if (!delivery?.next.equals(next)) return false
      current().outbox.set(id, { ...delivery, next: until })
      return true
    }),
  finish: id =>
    turns(async () => {
      current().outbox.delete(id)
    }),
  postpone: (id, attempts, next) =>
    turns(async () => {
      const delivery = current().outbox.get(id)
      if (delivery) current().outbox.set(id, { ...delivery, attempts, next })
    }),
  backlog: async now => {
    const all = [...current().outbox.values()]
    const late = all.map(({ due }) => due).filter(due => Temporal.Instant.compare(due, now) <= 0)
    const oldest = late.toSorted(Temporal.Instant.compare)[0] ?? null
    return { waiting: all.length, overdue: late.length, oldest }
  },
})
