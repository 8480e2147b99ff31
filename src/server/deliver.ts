import type { DeliverDue } from '../delivery/use-cases/deliver-due.ts'

const everyMs = 60_000

/** Sends what is due once a minute, one run at a time. The returned function stops it after the run under way. */
export function startDelivering(deliverDue: DeliverDue): () => Promise<void> {
  const stopping = new AbortController()
  let running: Promise<unknown> = Promise.resolve()
  const run = () => {
    running = running
      .then(() => deliverDue(stopping.signal))
      .catch(error => console.error('deliveries could not be read', error))
  }
  run()
  const timer = setInterval(run, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await running
  }
}
