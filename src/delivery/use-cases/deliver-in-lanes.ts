import { backoff } from '../core/backoff.ts'
import type { Delivery } from '../core/delivery.ts'
import { type DeliveryNeeds, deliver } from './deliver-due.ts'

/** Sends what is due, each receiver by itself. */
export type Lanes = {
  /** Looks what is due and sets it going; it waits for no receiver. */
  readonly start: (signal?: AbortSignal) => Promise<void>
  /** Waits for what is under way. */
  readonly settle: () => Promise<void>
}

type Needs = DeliveryNeeds

const batch = 500

/** A receiver who cannot be reached is left in peace for a while, from seconds up to so many minutes. */
const longestRestMinutes = 10

type Rest = { readonly times: number; readonly until: Temporal.Instant }

const restAfter = ({ clock, chance }: Needs, former: Rest | undefined): Rest => {
  const times = (former?.times ?? 0) + 1
  const rest = backoff(times, (chance ?? Math.random)())
  const longest = Temporal.Duration.from({ minutes: longestRestMinutes })
  const wait = Temporal.Duration.compare(rest, longest) < 0 ? rest : longest
  return { times, until: clock.now().add(wait) }
}

/**
 * Delivers to many receivers at once, told apart by the detail of a delivery, so that one who is slow or away keeps only his own waiting. Where the first delivery to
 * one fails, the others of his are not even tried.
 */
export const makeDeliverInLanes = (needs: Needs): Lanes => {
  const running = new Map<string, Promise<void>>()
  const rests = new Map<string, Rest>()
  const run = async (lane: string, due: readonly Delivery[], signal: AbortSignal | undefined) => {
    let delivered = 0
    for (const delivery of due) {
      if (signal?.aborted) return
      const outcome = await deliver(needs, delivery)
      if (outcome === 'delivered') delivered += 1
      if (outcome !== 'failed') continue
      if (delivered === 0) rests.set(lane, restAfter(needs, rests.get(lane)))
      return
    }
    if (delivered > 0) rests.delete(lane)
  }
  return {
    start: async signal => {
      const now = needs.clock.now()
      const resting = [...rests].flatMap(([lane, { until }]) =>
        Temporal.Instant.compare(now, until) < 0 ? [lane] : [],
      )
      // However much waits for those who are away: it hides nothing of the others'.
      const due = await needs.queue.due(now, batch, needs.kinds, [...resting, ...running.keys()])
      for (const [lane, hers] of Map.groupBy(due, ({ detail }) => detail)) {
        // Begun by another round while this one was looking.
        if (running.has(lane)) continue
        const work = run(lane, hers, signal)
          .catch((error: unknown) => needs.onFailure(hers[0]?.kind ?? '', hers[0]?.id ?? '', error))
          .finally(() => running.delete(lane))
        running.set(lane, work)
      }
    },
    settle: async () => {
      await Promise.all(running.values())
    },
  }
}
