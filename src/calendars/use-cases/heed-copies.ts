import type { Connection } from '../core/connection.ts'
import { bookingOfObject, objectName } from '../core/object-name.ts'
import type { RemoteEvent } from '../core/remote-event.ts'
import type { Account, Reading } from '../ports/remote-calendar.ts'
import type { CalendarDependencies } from './dependencies.ts'

type Needs = Pick<CalendarDependencies, 'keeper' | 'remote' | 'reader' | 'appointments' | 'clock'>

/** Copies that a reading shows to be other than they were written: changed, gone, or not known here at all. */
const suspects = (reading: Reading, copies: readonly RemoteEvent[]): readonly string[] => {
  const known = new Map(copies.map(copy => [copy.booking, copy]))
  const ours = reading.objects.flatMap(({ name, etag }) => {
    const booking = bookingOfObject(name)
    return booking === undefined ? [] : [{ booking, etag }]
  })
  const changed = ours.filter(({ booking, etag }) => {
    const copy = known.get(booking)
    return copy === undefined || copy.etag === null || copy.etag !== etag
  })
  const removed = reading.removed.flatMap(name => bookingOfObject(name) ?? [])
  const seen = new Set(ours.map(({ booking }) => booking))
  // What is not in the window is not read: whether it is there is asked for each.
  const unseen = reading.whole ? copies.filter(({ booking }) => !seen.has(booking)) : []
  return [...new Set([...changed, ...unseen].map(({ booking }) => booking).concat(removed))]
}

/** Looks at one copy anew, because it may have been written since the reading began. */
const heed = async (
  needs: Needs,
  connection: Connection,
  account: Account,
  booking: string,
): Promise<void> => {
  const { keeper, remote, reader, appointments, clock } = needs
  const [copy, wanted] = await Promise.all([
    keeper.findCopy(connection.id, booking),
    appointments.objectFor(booking, connection.counsellor),
  ])
  // From a former life of this installation: whatever is right is done for it.
  if (!copy) return keeper.pushAgain(connection.id, booking, clock.now())
  // Something waits to be written, and will meet what is there.
  if (copy.written === null || wanted === undefined || reader.hash(wanted) !== copy.written) return
  const found = await remote.find(account, objectName(booking))
  if (found && (found.etag === copy.etag || reader.isSame(found.text, wanted))) {
    if (found.etag !== copy.etag) await keeper.putCopy({ ...copy, etag: found.etag })
    return
  }
  await keeper.putCopy({ ...copy, etag: found?.etag ?? null, written: null, byHand: clock.now() })
  await keeper.pushAgain(connection.id, booking, clock.now())
  await keeper.tellByHand(connection.counsellor, booking, clock.now())
}

/**
 * What somebody moved or deleted by hand in her calendar is put back: the appointment stays as the reader knows it, and its
 * owner is told that it does.
 */
export const heedCopies = async (
  needs: Needs,
  connection: Connection,
  account: Account,
  reading: Reading,
): Promise<void> => {
  const copies = await needs.keeper.copies(connection.id)
  for (const booking of suspects(reading, copies)) await heed(needs, connection, account, booking)
}
