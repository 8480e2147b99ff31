import { backoff } from '../core/backoff.ts'
import type { Delivery } from '../core/delivery.ts'
import type { Clock } from '../ports/clock.ts'
import type { Handlers } from '../ports/handlers.ts'
import type { Queue } from '../ports/queue.ts'

/** What one run did. */
export type DeliveryRun = { readonly delivered: number; readonly failed: number }

export type DeliverDue = () => Promise<DeliveryRun>

type Needs = {
  readonly queue: Queue
  readonly clock: Clock
  readonly handlers: Handlers
  /** Told of each failure, with the kind and the delivery's own id, never the subject. */
  readonly onFailure?: ((kind: string, id: string, error: unknown) => void) | undefined
}

const batch = 100
const leaseMinutes = 5

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const deliver = async (needs: Needs, delivery: Delivery): Promise<'delivered' | 'failed' | 'left'> => {
  const { queue, clock, handlers } = needs
  // A lease that runs out gives the delivery back when the process dies in the middle.
  if (!(await queue.lease(delivery, clock.now().add({ minutes: leaseMinutes })))) return 'left'
  try {
    const handle = handlers[delivery.kind]
    if (!handle) throw new Error(`nothing delivers ${delivery.kind}`)
    await handle(delivery.subject)
    await queue.finish(delivery.id)
    return 'delivered'
  } catch (error) {
    needs.onFailure?.(delivery.kind, delivery.id, error)
    const attempts = delivery.attempts + 1
    await queue.postpone(delivery.id, attempts, clock.now().add(backoff(attempts)), nameOf(error))
    return 'failed'
  }
}

/** Sends what is due, one after the other. What fails is tried again later, and keeps nothing else waiting. */
export const makeDeliverDue =
  (needs: Needs): DeliverDue =>
  async () => {
    const run = { delivered: 0, failed: 0 }
    for (const delivery of await needs.queue.due(needs.clock.now(), batch)) {
      const outcome = await deliver(needs, delivery)
      if (outcome !== 'left') run[outcome] += 1
    }
    return run
  }
