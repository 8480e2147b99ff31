import type { SweepTraces } from '../booking/use-cases/signatures.ts'
import type { DeliverDue } from '../delivery/use-cases/deliver-due.ts'

const everyMs = 60_000
const messagesEveryMs = 2_000

/** Deliveries that delete what was promised to be gone by then. */
export const deletions = ['forget', 'erase'] as const

/** What waits for other people's servers, which may be slow or away: it keeps nothing else waiting. */
export const messages = ['mail', 'reminder'] as const

/** What is done here. */
export const inside = [...deletions, 'pass-on'] as const

/** What belongs to a run of deliveries: to sweep what ran out by itself, and to leave no traces of it in files. */
interface Tidying {
  readonly sweepTraces: SweepTraces
  readonly scrub: () => Promise<void>
}

/** Sends what is due, and tidies up. */
export async function deliverAndTidy(
  deliverDue: DeliverDue,
  { sweepTraces, scrub }: Tidying,
  signal?: AbortSignal,
): Promise<void> {
  await deliverDue(signal)
  await sweepTraces()
  await scrub()
}

/** Does something again and again, one run at a time. The returned function stops it after the run under way. */
function repeat(
  everyMilliseconds: number,
  work: (signal: AbortSignal) => Promise<unknown>,
): () => Promise<void> {
  const stopping = new AbortController()
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= work(stopping.signal)
      .catch(error => console.error('deliveries could not be read', error))
      .finally(() => {
        running = undefined
      })
  }
  run()
  const timer = setInterval(run, everyMilliseconds)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await running
  }
}

/** Sends messages as soon as they are due, and does once a minute what belongs to keeping the house. */
export function startDelivering(
  deliver: { readonly inside: DeliverDue; readonly messages: DeliverDue },
  tidying: Tidying,
): () => Promise<void> {
  const stops = [
    repeat(everyMs, signal => deliverAndTidy(deliver.inside, tidying, signal)),
    repeat(messagesEveryMs, deliver.messages),
  ]
  return async () => {
    for (const stop of stops) await stop()
  }
}
