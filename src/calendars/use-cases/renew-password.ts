import { CalendarFailure } from '../core/calendar-failure.ts'
import type { CalendarFault } from '../core/fault.ts'
import { accountOf, type CalendarDependencies, sealAccount } from './dependencies.ts'
import type { ReadCalendar } from './read-calendar.ts'

/** What became of a new password: it opens the calendar and is kept, or why it does not. */
export type Renewed =
  | { readonly kind: 'renewed' }
  | { readonly kind: 'refused'; readonly fault: CalendarFault }

/** Undefined where there is no such connection. Without a user the one that is known stays. */
export type RenewPassword = (input: {
  readonly id: string
  readonly user?: string | undefined
  readonly password: string
}) => Promise<Renewed | undefined>

type Needs = CalendarDependencies & { readonly readCalendar: ReadCalendar }

/**
 * Gives a connection another password after trying it. Its copies stay where they are: to disconnect would leave them behind,
 * because the former password does not open the calendar any more.
 */
export const makeRenewPassword =
  (needs: Needs): RenewPassword =>
  async ({ id, user, password }) => {
    const { keeper, remote, clock, readCalendar } = needs
    const connection = await keeper.find(id)
    if (!connection) return undefined
    try {
      const { address } = connection
      const account = { address, password, user: user ?? accountOf(needs, connection).user }
      await remote.check(account)
      // Disconnected or renewed by somebody else just now.
      if (!(await keeper.reseal(id, connection.sealed, sealAccount(needs, id, account)))) return undefined
    } catch (error) {
      if (error instanceof CalendarFailure) return { kind: 'refused', fault: error.fault }
      throw error
    }
    await keeper.hurry(id, clock.now())
    await readCalendar(id)
    return { kind: 'renewed' }
  }
