import { quantumOf } from '../core/busy-quanta.ts'
import type { Connection } from '../core/connection.ts'
import { isDue, isStale } from '../core/reading-plan.ts'
import type { CalendarDependencies } from './dependencies.ts'
import type { ReadCalendar } from './read-calendar.ts'

/** Reads calendars whose time has come, each by itself. */
export type Readings = {
  /** Sets going what is due; it waits for no calendar. */
  readonly start: (signal?: AbortSignal) => Promise<void>
  /** Waits for what is under way. */
  readonly settle: () => Promise<void>
}

/** Closes the times of those whose calendars have not been read for long, where they want that. */
export type CloseStale = () => Promise<void>

type Needs = Pick<CalendarDependencies, 'keeper' | 'clock'> & {
  readonly readCalendar: ReadCalendar
  /** Told of what is a fault of ours, with the id of the connection. */
  readonly onFailure: (connection: string, error: unknown) => void
}

/** So many servers are asked at once: one that is slow keeps few waiting. */
const atOnce = 8

/** A calendar that fails is asked less and less often. Minutes. */
const longestRest = 15
/** One that refuses the password is asked rarely: servers lock accounts, and slow down whoever tries too often. */
const refusedRest = 6 * 60

type Rest = { readonly times: number; readonly until: Temporal.Instant }

const restAfter = ({ readFault }: Connection, former: Rest | undefined, now: Temporal.Instant): Rest => {
  const times = (former?.times ?? 0) + 1
  const minutes = readFault === 'refused' ? refusedRest : Math.min(longestRest, 2 ** (times - 1))
  return { times, until: now.add({ minutes }) }
}

/** Makes the rounds through calendars. */
export const makeReadDue = ({ keeper, clock, readCalendar, onFailure }: Needs): Readings => {
  const rests = new Map<string, Rest>()
  const running = new Map<string, Promise<void>>()
  // Somebody else may have read it meanwhile, and then it is well.
  const isResting = ({ id, readFault }: Connection): boolean => {
    const rest = readFault === null ? undefined : rests.get(id)
    return rest !== undefined && Temporal.Instant.compare(rest.until, clock.now()) > 0
  }
  const readOne = async (before: Connection): Promise<void> => {
    const { id } = before
    try {
      await readCalendar(id)
    } catch (error) {
      onFailure(id, error)
    }
    const after = await keeper.find(id)
    const wasRead = after?.read && !(before.read && after.read.equals(before.read))
    if (!after || wasRead) rests.delete(id)
    else rests.set(id, restAfter(after, rests.get(id), clock.now()))
  }
  return {
    start: async signal => {
      for (const connection of await keeper.connections()) {
        const { id } = connection
        if (signal?.aborted || running.size >= atOnce) return
        if (running.has(id) || !isDue(connection, clock.now()) || isResting(connection)) continue
        const work = readOne(connection)
          .catch((error: unknown) => onFailure(id, error))
          .finally(() => running.delete(id))
        running.set(id, work)
      }
    },
    settle: async () => {
      await Promise.all(running.values())
    },
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
