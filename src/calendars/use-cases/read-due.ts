import { quantumOf } from '../core/busy-quanta.ts'
import type { Connection } from '../core/connection.ts'
import { isDue, isStale } from '../core/reading-plan.ts'
import type { CalendarDependencies } from './dependencies.ts'
import type { ReadCalendar } from './read-calendar.ts'

/** Reads all calendars whose time has come; the signal ends it after those under way. */
export type ReadDue = (signal?: AbortSignal) => Promise<void>

/** Closes the times of those whose calendars have not been read for long, where they want that. */
export type CloseStale = () => Promise<void>

type Needs = Pick<CalendarDependencies, 'keeper' | 'clock'> & {
  readonly readCalendar: ReadCalendar
  /** Told of what is a fault of ours, with the id of the connection. */
  readonly onFailure: (connection: string, error: unknown) => void
}

/** So many servers are asked at once: one that is slow keeps few waiting. */
const atOnce = 4

/** A calendar that fails is asked less and less often, up to every 15 minutes. */
const longestRestMinutes = 15

/** Makes the round through calendars. */
export const makeReadDue = ({ keeper, clock, readCalendar, onFailure }: Needs): ReadDue => {
  const failed = new Map<string, { readonly times: number; readonly until: Temporal.Instant }>()
  const rests = ({ id }: Connection): boolean => {
    const rest = failed.get(id)
    return rest !== undefined && Temporal.Instant.compare(rest.until, clock.now()) > 0
  }
  const readOne = async ({ id }: Connection): Promise<void> => {
    await readCalendar(id).catch((error: unknown) => onFailure(id, error))
    const after = await keeper.find(id)
    if (!after || after.readFault === null || after.readFault === 'unreadable') return void failed.delete(id)
    const times = (failed.get(id)?.times ?? 0) + 1
    const minutes = Math.min(longestRestMinutes, 2 ** (times - 1))
    failed.set(id, { times, until: clock.now().add({ minutes }) })
  }
  return async signal => {
    const due = (await keeper.connections()).filter(
      connection => isDue(connection, clock.now()) && !rests(connection),
    )
    const work = async (): Promise<void> => {
      for (let next = due.shift(); next && !signal?.aborted; next = due.shift()) await readOne(next)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
}

/** Never free because nobody could look: for those who chose so, a calendar that is stale takes all their time. */
export const makeCloseStale =
  ({ keeper, clock }: Pick<Needs, 'keeper' | 'clock'>): CloseStale =>
  async () => {
    const now = clock.now()
    for (const connection of await keeper.connections())
      if (connection.whenStale === 'close' && isStale(connection, now))
        await keeper.close(connection, quantumOf(now))
  }
