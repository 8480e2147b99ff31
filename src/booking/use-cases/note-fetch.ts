import type { BookingDependencies } from './dependencies.ts'
import type { NoteFetch } from './signatures.ts'

/** Calendars fetch every few minutes; when to the hour is enough to know that one is in use. */
const minutesBetween = 60

const isRecent = (noted: Temporal.Instant | null | undefined, now: Temporal.Instant): boolean =>
  noted !== null && noted !== undefined && Math.abs(now.since(noted).total('minutes')) < minutesBetween

/** Notes fetches, at most one an hour for each address; one that storage could not write is tried again an hour later. */
export const makeNoteFetch = ({
  storage,
  clock,
}: Pick<BookingDependencies, 'storage' | 'clock'>): NoteFetch => {
  const tried = new Map<string, Temporal.Instant>()
  return async ({ id, generation, fetched }, client) => {
    const now = clock.now()
    const address = `${id} ${generation}`
    if (isRecent(fetched, now) || isRecent(tried.get(address), now)) return
    tried.set(address, now)
    await storage.noteFetch(id, now, client)
  }
}
