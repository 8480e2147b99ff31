import { formatReference } from '../../booking/core/reference.ts'
import type { WhenStale } from '../../calendars/core/connection.ts'
import type { CalendarFault } from '../../calendars/core/fault.ts'
import type { ConnectionStatus } from '../../calendars/core/status.ts'
import type { ConnectInput } from '../../calendars/use-cases/connect-calendar.ts'
import { type Actor, lineOf } from './acting.ts'
import { counsellorOf } from './own-mails.ts'
import type { PendingChoice, PendingChoices } from './pending-choices.ts'
import type { WorkspaceNeeds } from './workspace.ts'

/** A connected calendar as its owner sees it: without what opens it. */
export type OwnConnection = Omit<ConnectionStatus, 'byHand' | 'connection'> & {
  readonly connection: Omit<ConnectionStatus['connection'], 'sealed'>
  /** Appointments whose copies somebody moved or deleted by hand, that are still there. */
  readonly byHand: readonly { readonly id: string; readonly reference: string }[]
}

/** What somebody types to connect a calendar. */
export type TypedConnection = Omit<ConnectInput, 'counsellor'>

/** What became of it. Whose a calendar is that is connected already is nobody else's business. */
export type ConnectAnswer =
  | { readonly kind: 'connected'; readonly id: string }
  | { readonly kind: 'choose' }
  | { readonly kind: 'connected-already' }
  | { readonly kind: 'refused'; readonly fault: CalendarFault }
  /** What was typed is not known any more: it was minutes ago, or the server was started anew. */
  | { readonly kind: 'forgotten' }

/** Calendars of somebody's own. Undefined: she has no such connection, or may have none. */
export type OwnConnections = {
  readonly list: (actor: Actor) => Promise<readonly OwnConnection[] | undefined>
  readonly find: (actor: Actor, id: string) => Promise<OwnConnection | undefined>
  /** Tries a calendar, and reads it at once. */
  readonly connect: (actor: Actor, typed: TypedConnection) => Promise<ConnectAnswer | undefined>
  /** The calendars to choose from, after `choose`; undefined where nothing is known of them any more. */
  readonly choices: (actor: Actor) => PendingChoice['calendars'] | undefined
  readonly choose: (actor: Actor, address: string) => Promise<ConnectAnswer | undefined>
  /** Reads it now, and tries all that waits for it, also what was given up. */
  readonly tryAgain: (actor: Actor, id: string) => Promise<OwnConnection | undefined>
  readonly setWhenStale: (actor: Actor, id: string, whenStale: WhenStale) => Promise<boolean>
  readonly renewPassword: (
    actor: Actor,
    given: { readonly id: string; readonly user?: string | undefined; readonly password: string },
  ) => Promise<
    { readonly kind: 'renewed' } | { readonly kind: 'refused'; readonly fault: CalendarFault } | undefined
  >
  /** Ends it; says how many copies stay behind in it. */
  readonly disconnect: (actor: Actor, id: string) => Promise<{ readonly left: number } | undefined>
}

type Needs = Pick<WorkspaceNeeds, 'booking' | 'calendars' | 'keeper' | 'note'>

const shown = async (
  { booking }: Needs,
  { connection: { sealed: _, ...connection }, byHand, ...status }: ConnectionStatus,
): Promise<OwnConnection> => {
  const found = await Promise.all(byHand.map(id => booking.storage.findBooking(id)))
  const there = found.flatMap(each =>
    each ? [{ id: each.id, reference: formatReference(each.reference) }] : [],
  )
  return { ...status, connection, byHand: there }
}

const listFor = async (needs: Needs, actor: Actor): Promise<readonly OwnConnection[] | undefined> => {
  const counsellor = counsellorOf(actor)
  if (counsellor === null) return undefined
  const all = await needs.calendars.showStatus()
  const own = all.filter(({ connection }) => connection.counsellor === counsellor)
  return Promise.all(own.map(status => shown(needs, status)))
}

const changingBy = ({ calendars, booking, note }: Needs, actor: Actor) =>
  calendars.changing(async (subject, what) => {
    const detail = what === 'renewed' ? 'password' : ''
    await note(lineOf(booking, actor, { what: 'connected-calendar', subject, detail }))
  })

const connectFor = async (
  needs: Needs,
  pending: PendingChoices,
  actor: Actor,
  typed: TypedConnection,
): Promise<ConnectAnswer | undefined> => {
  const counsellor = counsellorOf(actor)
  if (counsellor === null) return undefined
  const input = { ...typed, counsellor }
  const result = await changingBy(needs, actor).connect(input)
  pending.drop(actor.id)
  if (result.kind === 'choose') pending.put(actor.id, { calendars: result.calendars, input })
  if (result.kind === 'connected') return { kind: 'connected', id: result.connection.id }
  return result.kind === 'refused' ? result : { kind: result.kind }
}

/** Only an address that was found may be chosen: the password goes nowhere else. */
const chooseFor = async (
  needs: Needs,
  pending: PendingChoices,
  actor: Actor,
  address: string,
): Promise<ConnectAnswer | undefined> => {
  const known = pending.find(actor.id)
  const chosen = known?.calendars.find(calendar => calendar.address === address)
  if (!known || !chosen) return { kind: 'forgotten' }
  return connectFor(needs, pending, actor, { ...known.input, address: chosen.address })
}

/** Makes what connects somebody's own calendars. */
export const makeOwnConnections = (needs: Needs, pending: PendingChoices): OwnConnections => {
  const { calendars, booking, keeper, note } = needs
  const find = async (actor: Actor, id: string) =>
    (await listFor(needs, actor))?.find(({ connection }) => connection.id === id)
  return {
    list: actor => listFor(needs, actor),
    find,
    connect: (actor, typed) => connectFor(needs, pending, actor, typed),
    choices: actor => pending.find(actor.id)?.calendars,
    choose: (actor, address) => chooseFor(needs, pending, actor, address),
    tryAgain: async (actor, id) => {
      if (!(await find(actor, id))) return undefined
      await note(lineOf(booking, actor, { what: 'retried-copies', subject: id }))
      await keeper.hurry(id, booking.clock.now())
      await calendars.readCalendar(id)
      return find(actor, id)
    },
    setWhenStale: async (actor, id, whenStale) => {
      if (!(await find(actor, id))) return false
      await note(lineOf(booking, actor, { what: 'connected-calendar', subject: id, detail: whenStale }))
      await keeper.setWhenStale(id, whenStale)
      return true
    },
    renewPassword: async (actor, given) =>
      (await find(actor, given.id)) ? changingBy(needs, actor).renewPassword(given) : undefined,
    disconnect: async (actor, id) => {
      if (!(await find(actor, id))) return undefined
      await note(lineOf(booking, actor, { what: 'disconnected-calendar', subject: id }))
      return calendars.disconnect(id)
    },
  }
}
