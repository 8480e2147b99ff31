import { backoff } from '../core/backoff.ts'
import { deadlineOf } from '../core/deadline.ts'
import type { Delivery } from '../core/delivery.ts'
import { Undeliverable } from '../core/undeliverable.ts'
import type { Clock } from '../ports/clock.ts'
import type { Handlers } from '../ports/handlers.ts'
import type { Queue } from '../ports/queue.ts'

/** What one run did. */
export type DeliveryRun = { readonly delivered: number; readonly failed: number }

/** The signal ends a run after the delivery under way. */
export type DeliverDue = (signal?: AbortSignal) => Promise<DeliveryRun>

/** What it takes to deliver. */
export type DeliveryNeeds = {
  readonly queue: Queue
  readonly clock: Clock
  readonly handlers: Handlers
  /** What is delivered; left out, everything is. */
  readonly kinds?: readonly string[]
  /** From 0 to 1: spreads what failed together. Left out, it is chance. */
  readonly chance?: () => number
  /** Told of each failure, with the kind and the delivery's own id, never the subject. */
  readonly onFailure: (kind: string, id: string, error: unknown) => void
}

const batch = 100
/** Short, so that what a process had in hand when it died goes on soon; as long as it lives, it keeps it. */
const leaseSeconds = 15
const renewMilliseconds = 5_000

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** What became of one delivery: `left` to somebody else who has it. */
export type Outcome = 'delivered' | 'failed' | 'left'

/** Puts off what failed, or gives it up where no try will help or its time is over. */
const putOff = async (
  needs: DeliveryNeeds,
  { id, kind, due, attempts }: Delivery,
  error: unknown,
): Promise<void> => {
  const now = needs.clock.now()
  const next = now.add(backoff(attempts + 1, (needs.chance ?? Math.random)()))
  const deadline = deadlineOf(kind, due)
  const isOver = deadline !== undefined && Temporal.Instant.compare(next, deadline) > 0
  if (error instanceof Undeliverable || isOver) await needs.queue.bury(id, now, nameOf(error))
  else await needs.queue.postpone(id, attempts + 1, next, nameOf(error))
}

/** Renews the lease again and again while a delivery is under way; the returned function ends that. */
const keepLeased = (
  { queue, clock }: DeliveryNeeds,
  delivery: Delivery,
  first: Temporal.Instant,
): (() => void) => {
  let next = first
  const renew = async () => {
    const until = clock.now().add({ seconds: leaseSeconds })
    if (await queue.lease({ ...delivery, next }, until)) next = until
  }
  const timer = setInterval(() => {
    // Where storage cannot serve now, the lease runs out, and the delivery is tried again.
    renew().catch(() => undefined)
  }, renewMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}

/** Tries one delivery, unless somebody else has it. */
export const deliver = async (needs: DeliveryNeeds, delivery: Delivery): Promise<Outcome> => {
  const { queue, clock, handlers } = needs
  const until = clock.now().add({ seconds: leaseSeconds })
  if (!(await queue.lease(delivery, until))) return 'left'
  const letGo = keepLeased(needs, delivery, until)
  try {
    const handle = handlers[delivery.kind]
    // It stays in the queue: a later version may know what to do with it.
    if (!handle) throw new Error(`nothing delivers ${delivery.kind}`)
    await handle(delivery.subject, delivery.detail)
    await queue.finish(delivery.id)
    return 'delivered'
  } catch (error) {
    needs.onFailure(delivery.kind, delivery.id, error)
    await putOff(needs, delivery, error)
    return 'failed'
  } finally {
    letGo()
  }
}

/** Sends what is due, one after the other, until nothing is. What fails is tried again later, and keeps nothing else waiting. */
export const makeDeliverDue =
  (needs: DeliveryNeeds): DeliverDue =>
  async signal => {
    const counts: Record<Outcome, number> = { delivered: 0, failed: 0, left: 0 }
    const { clock, queue, kinds } = needs
    let full = true
    while (full) {
      const due = await queue.due(clock.now(), batch, kinds)
      // What somebody else has is not due in the next batch; a batch of nothing else is no reason to look again.
      const before = counts.left
      for (const delivery of due) {
        if (signal?.aborted) break
        counts[await deliver(needs, delivery)] += 1
      }
      // What comes after another about the same booking is due once that has gone.
      const went = counts.delivered > 0 && due.length > 0 && counts.left - before < due.length
      full = went && !signal?.aborted
    }
    return { delivered: counts.delivered, failed: counts.failed }
  }
