import { CalendarFailure } from '../core/calendar-failure.ts'
import type { Connection } from '../core/connection.ts'
import { objectName } from '../core/object-name.ts'
import type { RemoteEvent } from '../core/remote-event.ts'
import type { Account } from '../ports/remote-calendar.ts'
import { accountOf, type CalendarDependencies } from './dependencies.ts'

/** Makes one calendar say of one booking what is stored now. Done twice, it changes nothing more. */
export type PushCopy = (booking: string, connection: string) => Promise<void>

type Needs = CalendarDependencies

/** Somebody may write at the same moment; more often than this in a row nobody does. */
const mostTries = 6

const takeAway = async ({ remote, keeper }: Needs, account: Account, copy: RemoteEvent): Promise<void> => {
  const name = objectName(copy.booking)
  let { etag } = copy
  for (let tries = 0; tries < mostTries; tries += 1) {
    if ((await remote.remove(account, name, etag)) === 'removed')
      return keeper.removeCopy(copy.connection, copy.booking)
    // Changed by hand: it goes all the same, in the state that it has now.
    etag = (await remote.find(account, name))?.etag ?? null
  }
  throw new CalendarFailure('failed')
}

/** What is known of a copy once somebody else turned out to have changed or deleted it. */
const afterConflict = async (
  { remote, reader, clock }: Needs,
  account: Account,
  copy: RemoteEvent,
  text: string,
): Promise<RemoteEvent> => {
  const found = await remote.find(account, objectName(copy.booking))
  // The answer to a former try was lost: it is there already.
  if (found && reader.isSame(found.text, text))
    return { ...copy, etag: found.etag, written: reader.hash(text) }
  // A state without a name cannot be replaced, only taken away.
  if (found && found.etag === null) await remote.remove(account, found.name, null)
  // Where the server never said which state it has, nothing tells a change by hand.
  const isByHand = copy.written !== null && copy.etag !== null
  return { ...copy, etag: found?.etag ?? null, written: null, byHand: isByHand ? clock.now() : copy.byHand }
}

/** Writes a text where it is not written yet, and says what is known of the copy then. */
const write = async (
  needs: Needs,
  account: Account,
  copy: RemoteEvent,
  text: string,
): Promise<RemoteEvent> => {
  const { remote, keeper, reader } = needs
  const result = await remote.put(account, objectName(copy.booking), text, copy.etag)
  // A change of the booking itself ends what there was to say about a change by hand.
  const byHand = copy.written === null ? copy.byHand : null
  const after =
    result.kind === 'written'
      ? { ...copy, etag: result.etag, written: reader.hash(text), byHand }
      : await afterConflict(needs, account, copy, text)
  await keeper.putCopy(after)
  return after
}

/**
 * Writes until what stands there is what is stored: while a server was slow, the booking may have been changed or cancelled,
 * and another process may have written that already.
 */
const push = async (needs: Needs, connection: Connection, booking: string): Promise<void> => {
  const { keeper, reader, appointments } = needs
  // Reading tries a password that was refused, rarely; whoever writes as often would have the account locked.
  if (connection.reads && connection.readFault === 'refused') throw new CalendarFailure('refused')
  const account = accountOf(needs, connection)
  // Noted first: whoever hands the booking over from now on knows that there may be a copy, also where this process dies.
  let copy = await keeper.noteCopy(connection.id, booking)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const text = await appointments.objectFor(booking, connection.counsellor)
    if (text === undefined) return takeAway(needs, account, copy)
    if (!connection.writes || copy.written === reader.hash(text)) return
    copy = await write(needs, account, copy, text)
  }
  throw new CalendarFailure('failed')
}

/** Pushes copies of bookings into connected calendars, and notes how that went. */
export const makePushCopy =
  (needs: Needs): PushCopy =>
  async (booking, id) => {
    const { keeper, clock } = needs
    const connection = await keeper.find(id)
    if (!connection) return
    try {
      await push(needs, connection, booking)
    } catch (error) {
      if (error instanceof CalendarFailure) await keeper.notePush(id, clock.now(), error.fault)
      throw error
    }
    await keeper.notePush(id, clock.now(), null)
  }
