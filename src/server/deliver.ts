import { setTimeout as wait } from 'node:timers/promises'
import type { SearchCounting } from '../booking/use-cases/count-searches.ts'
import type { SweepTraces } from '../booking/use-cases/signatures.ts'
import type { CloseStale, Readings } from '../calendars/use-cases/read-due.ts'
import type { DeliverDue } from '../delivery/use-cases/deliver-due.ts'
import type { Lanes } from '../delivery/use-cases/deliver-in-lanes.ts'

const everyMs = 60_000
const messagesEveryMs = 2_000
/** How long somebody else's slow calendar may hold up the end of the process. */
const patienceMs = 10_000
/** How often it is looked which calendars are to be read. */
const calendarsEveryMs = 15_000

/** Deliveries that delete what was promised to be gone by then. */
export const deletions = ['forget', 'erase'] as const

/** What waits for other people's servers, which may be slow or away: it keeps nothing else waiting. */
export const messages = ['mail', 'reminder', 'invitation'] as const

/** To telephones and devices, by gateways of their own: one that hangs keeps no mail waiting. */
export const texts = ['sms', 'sms-reminder', 'alert'] as const

/** What is written into counsellors' calendars. */
export const copies = ['calendar'] as const

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
export function repeat(
  everyMilliseconds: number,
  work: (signal: AbortSignal) => Promise<unknown>,
  complaint = 'deliveries could not be read',
): () => Promise<void> {
  const stopping = new AbortController()
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= work(stopping.signal)
      .catch(error => console.error(complaint, error))
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

/** Counsellors' own calendars: what is written into them, and what they say. */
interface CalendarWork {
  readonly lanes: Lanes
  readonly readings: Readings
}

/**
 * Sends messages and writes calendars as soon as they are due, reads calendars, and does once a minute what belongs to keeping
 * the house.
 */
export function startDelivering(
  deliver: { readonly inside: DeliverDue; readonly messages: DeliverDue; readonly texts: DeliverDue },
  { lanes, readings }: CalendarWork,
  tidying: Tidying,
  noteWaiting: () => Promise<void>,
): () => Promise<void> {
  const stops = [
    repeat(everyMs, signal => deliverAndTidy(deliver.inside, tidying, signal)),
    repeat(messagesEveryMs, deliver.messages),
    repeat(messagesEveryMs, deliver.texts),
    repeat(messagesEveryMs, lanes.start),
    repeat(calendarsEveryMs, readings.start, 'calendars could not be read'),
    repeat(everyMs, noteWaiting, 'waiting times could not be noted'),
  ]
  return async () => {
    for (const stop of stops) await stop()
    // What is cut off here is noted before it is begun, and goes on at the next start.
    await Promise.race([
      Promise.all([lanes.settle(), readings.settle()]),
      wait(patienceMs, undefined, { ref: false }),
    ])
  }
}

/** Closes what is stale, in every process that offers times: also where another one that reads calendars has died. */
export function startClosing(closeStale: CloseStale): () => Promise<void> {
  return repeat(everyMs, closeStale, 'calendars that are stale could not be closed')
}

/** Writes once a minute what a process counted, and at its end; it counts in every process that answers. */
export function startWriting({ flush }: Pick<SearchCounting, 'flush'>): () => Promise<void> {
  const complaint = 'searches and readings could not be counted'
  const stop = repeat(everyMs, flush, complaint)
  return async () => {
    await stop()
    await flush().catch(error => console.error(complaint, error))
  }
}
