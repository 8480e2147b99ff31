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
const mostTries = 4

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
  const byHand = copy.written === null ? copy.byHand : clock.now()
  return { ...copy, etag: found?.etag ?? null, written: null, byHand }
}

const write = async (needs: Needs, account: Account, noted: RemoteEvent, text: string): Promise<void> => {
  const { remote, keeper, reader } = needs
  const hash = reader.hash(text)
  let copy = noted
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (copy.written === hash) return keeper.putCopy(copy)
    const result = await remote.put(account, objectName(copy.booking), text, copy.etag)
    // A change of the booking itself ends what there was to say about a change by hand.
    const byHand = copy.written === null ? copy.byHand : null
    if (result.kind === 'written')
      return keeper.putCopy({ ...copy, etag: result.etag, written: hash, byHand })
    copy = await afterConflict(needs, account, copy, text)
    await keeper.putCopy(copy)
  }
  throw new CalendarFailure('failed')
}

const push = async (needs: Needs, connection: Connection, booking: string): Promise<void> => {
  // Noted first: whoever hands the booking over from now on knows that there may be a copy, also where this process dies.
  const copy = await needs.keeper.noteCopy(connection.id, booking)
  const text = await needs.appointments.objectFor(booking, connection.counsellor)
  const account = accountOf(needs, connection)
  if (text === undefined) await takeAway(needs, account, copy)
  else await write(needs, account, copy, text)
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
