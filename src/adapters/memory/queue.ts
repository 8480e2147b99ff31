import type { Delivery } from '../../delivery/core/delivery.ts'
import type { Queue } from '../../delivery/ports/queue.ts'
import type { QueuedDelivery, State } from './state.ts'

const byNext = (a: Delivery, b: Delivery): number =>
  Temporal.Instant.compare(a.next, b.next) || (a.id < b.id ? -1 : 1)

const isLater = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0

const goesBefore = (a: QueuedDelivery, b: QueuedDelivery): boolean =>
  !a.dead && a.subject === b.subject && a.kind === b.kind && a.place < b.place

type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** The deliveries in the outbox of whatever state is current; changes wait for their turn. */
export const createMemoryQueue = (current: () => State, turns: Turns): Queue => ({
  due: async (now, limit, kinds, without) =>
    [...current().outbox.values()]
      .filter(({ next, kind, dead }) => !dead && !isLater(next, now) && (kinds?.includes(kind) ?? true))
      .filter(({ detail }) => !without?.includes(detail))
      .filter(one => ![...current().outbox.values()].some(other => goesBefore(other, one)))
      .toSorted(byNext)
      .slice(0, limit)
      .map(({ place: _, dead: __, ...delivery }) => delivery),
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
  bury: id =>
    turns(async () => {
      const delivery = current().outbox.get(id)
      if (delivery) current().outbox.set(id, { ...delivery, dead: true })
    }),
  revive: now =>
    turns(async () => {
      const dead = [...current().outbox.values()].filter(delivery => delivery.dead)
      for (const delivery of dead)
        current().outbox.set(delivery.id, { ...delivery, dead: false, attempts: 0, due: now, next: now })
      return dead.length
    }),
  backlog: async now => {
    const all = [...current().outbox.values()].filter(delivery => !delivery.dead)
    const late = all.map(({ due }) => due).filter(due => Temporal.Instant.compare(due, now) <= 0)
    const oldest = late.toSorted(Temporal.Instant.compare)[0] ?? null
    const dead = current().outbox.size - all.length
    return { waiting: all.length, overdue: late.length, dead, oldest }
  },
})
