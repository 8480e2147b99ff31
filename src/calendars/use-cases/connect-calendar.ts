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
  /** Two connections of one calendar would each undo what the other does. */
  | { readonly kind: 'connected-already'; readonly counsellor: string }
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
  const same = (await keeper.connections()).find(({ address }) => address === found.address)
  if (same) return { kind: 'connected-already', counsellor: same.counsellor }
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

/** How many copies could not be taken out. */
const takeOut = async (needs: CalendarDependencies, connection: Connection): Promise<number> => {
  const { keeper, remote } = needs
  try {
    const account = accountOf(needs, connection)
    // What was under way when it was retired may have come since the list was read.
    for (let copies = await keeper.copies(connection.id); copies.length > 0; ) {
      for (const { booking } of copies) {
        await remote.remove(account, objectName(booking), null)
        await keeper.removeCopy(connection.id, booking)
      }
      copies = await keeper.copies(connection.id)
    }
    return 0
  } catch (error) {
    if (!(error instanceof CalendarFailure)) throw error
    return (await keeper.copies(connection.id)).length
  }
}

/**
 * Ends a connection: nothing is read or written any more, our copies are taken out as far as its server lets us, then it is
 * forgotten. Says how many copies were left behind.
 */
export const makeDisconnectCalendar =
  (needs: CalendarDependencies): DisconnectCalendar =>
  async id => {
    const { keeper } = needs
    const connection = await keeper.find(id)
    if (!connection) return undefined
    await keeper.retire(id)
    const left = await takeOut(needs, connection)
    await keeper.remove(id)
    return { left }
  }
