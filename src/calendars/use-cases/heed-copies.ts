import type { Connection } from '../core/connection.ts'
import { bookingOfObject, objectName } from '../core/object-name.ts'
import type { RemoteEvent } from '../core/remote-event.ts'
import type { Account, Reading } from '../ports/remote-calendar.ts'
import type { CalendarDependencies } from './dependencies.ts'

type Needs = Pick<CalendarDependencies, 'keeper' | 'remote' | 'reader' | 'appointments' | 'clock'>

/** Copies that a reading shows to be other than they were written: changed or gone. What is not known here is not ours to mend. */
const suspects = (reading: Reading, copies: readonly RemoteEvent[]): readonly string[] => {
  const known = new Map(copies.map(copy => [copy.booking, copy]))
  const ours = reading.objects.flatMap(({ name, etag }) => {
    const booking = bookingOfObject(name)
    return booking === undefined ? [] : [{ booking, etag }]
  })
  const changed = ours.filter(({ booking, etag }) => {
    const copy = known.get(booking)
    return copy !== undefined && (copy.etag === null || copy.etag !== etag)
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
  const before = await keeper.findCopy(connection.id, booking)
  if (!before) return
  const found = await remote.find(account, objectName(booking))
  // Read after it: what was written or changed meanwhile is not taken for a change by hand.
  const [copy, wanted] = await Promise.all([
    keeper.findCopy(connection.id, booking),
    appointments.objectFor(booking, connection.counsellor),
  ])
  if (!copy || copy.etag !== before.etag || copy.written === null || wanted === undefined) return
  // Something waits to be written, and will meet what is there.
  if (reader.hash(wanted) !== copy.written) return
  if (found && (found.etag === copy.etag || reader.isSame(found.text, wanted))) {
    if (found.etag !== copy.etag) await keeper.putCopy({ ...copy, etag: found.etag })
    return
  }
  const now = clock.now()
  const changed = { ...copy, etag: found?.etag ?? null, written: null, byHand: now }
  await keeper.putBack(changed, connection.counsellor, now)
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
  // Who only reads a calendar mends nothing in it.
  if (!connection.writes) return
  const copies = await needs.keeper.copies(connection.id)
  for (const booking of suspects(reading, copies)) await heed(needs, connection, account, booking)
}
