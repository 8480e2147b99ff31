import { type ConnectionStatus, statusOf } from '../core/status.ts'
import type { CalendarDependencies } from './dependencies.ts'

/** How every connected calendar is, those of one counsellor together. */
export type ShowStatus = () => Promise<readonly ConnectionStatus[]>

/** Reads what was noted about calendars; no calendar is asked. */
export const makeShowStatus =
  ({ keeper, clock }: Pick<CalendarDependencies, 'keeper' | 'clock'>): ShowStatus =>
  async () => {
    const [connections, backlog] = await Promise.all([keeper.connections(), keeper.backlog()])
    const now = clock.now()
    const all = await Promise.all(
      connections.map(async connection =>
        statusOf(connection, backlog.get(connection.id), await keeper.copies(connection.id), now),
      ),
    )
    return all.toSorted((a, b) => (a.connection.counsellor < b.connection.counsellor ? -1 : 1))
  }
