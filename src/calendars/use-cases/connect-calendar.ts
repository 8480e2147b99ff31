import { CalendarFailure } from '../core/calendar-failure.ts'
import type { Connection, WhenStale } from '../core/connection.ts'
import type { CalendarFault } from '../core/fault.ts'
import { objectName } from '../core/object-name.ts'
import type { Account, FoundCalendar } from '../ports/remote-calendar.ts'
import { accountOf, type CalendarDependencies, sealAccount } from './dependencies.ts'
import type { ReadCalendar } from './read-calendar.ts'

export type ConnectInput = Account & {
  readonly counsellor: string
  readonly label?: string | undefined
  readonly writes: boolean
  readonly reads: boolean
  readonly whenStale: WhenStale
}

/** What became of the wish to connect a calendar: it is there, there are several to choose from, or why not. */
export type Connected =
  | { readonly kind: 'connected'; readonly connection: Connection }
  | { readonly kind: 'choose'; readonly calendars: readonly FoundCalendar[] }
  | { readonly kind: 'refused'; readonly fault: CalendarFault }

export type ConnectCalendar = (input: ConnectInput) => Promise<Connected>
export type DisconnectCalendar = (id: string) => Promise<{ readonly left: number } | undefined>

type Needs = CalendarDependencies & {
  readonly identifiers: { readonly uuid: () => string }
  readonly readCalendar: ReadCalendar
}

/** A calendar's own address, or the address of a server or an account, which has several. */
const choose = async ({ remote }: Needs, account: Account): Promise<readonly FoundCalendar[]> => {
  try {
    return [await remote.check(account)]
  } catch (error) {
    const isElsewhere = error instanceof CalendarFailure && ['gone', 'unreadable'].includes(error.fault)
    if (!isElsewhere) throw error
    return remote.discover(account)
  }
}

const connect = async (needs: Needs, input: ConnectInput): Promise<Connected> => {
  const { keeper, clock, identifiers, appointments, readCalendar } = needs
  const calendars = await choose(needs, input)
  const [found] = calendars
  if (!found) return { kind: 'refused', fault: 'gone' }
  if (calendars.length > 1) return { kind: 'choose', calendars }
  const id = identifiers.uuid()
  const connection: Connection = {
    ...{ id, counsellor: input.counsellor, label: input.label ?? found.label, address: found.address },
    ...{ sealed: sealAccount(needs, id, input), writes: input.writes, reads: input.reads },
    ...{ whenStale: input.whenStale, created: clock.now() },
    ...{ pushed: null, pushFault: null, read: null, readFault: null, mark: null, whole: null },
  }
  await keeper.add(connection)
  await readCalendar(id)
  if (input.writes) await appointments.fill(input.counsellor, id)
  return { kind: 'connected', connection: (await keeper.find(id)) ?? connection }
}

/** Connects a calendar after trying it: reads it at once, and lets the appointments to come be written into it. */
export const makeConnectCalendar =
  (needs: Needs): ConnectCalendar =>
  async input => {
    try {
      return await connect(needs, input)
    } catch (error) {
      if (error instanceof CalendarFailure) return { kind: 'refused', fault: error.fault }
      throw error
    }
  }

/** Takes our copies out of a calendar as far as it lets us, then forgets it; says how many copies were left behind. */
export const makeDisconnectCalendar =
  (needs: CalendarDependencies): DisconnectCalendar =>
  async id => {
    const { keeper, remote } = needs
    const connection = await keeper.find(id)
    if (!connection) return undefined
    const account = accountOf(needs, connection)
    let left = 0
    for (const { booking } of await keeper.copies(id))
      try {
        await remote.remove(account, objectName(booking), null)
      } catch (error) {
        if (!(error instanceof CalendarFailure)) throw error
        left += 1
      }
    await keeper.remove(id)
    return { left }
  }
