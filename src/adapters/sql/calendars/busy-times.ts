import type { Kysely } from 'kysely'
import { type BusyQuanta, closedObject, everAfter } from '../../../calendars/core/busy-time.ts'
import type { Connection } from '../../../calendars/core/connection.ts'
import type { BusyChange, Progress } from '../../../calendars/ports/keeper.ts'
import { textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Few enough for the parameters of a statement. */
const batch = 500

const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_, place) =>
    all.slice(place * batch, (place + 1) * batch),
  )

const insertBusy = async (
  db: Kysely<Schema>,
  { id, counsellor }: Connection,
  busy: readonly BusyQuanta[],
): Promise<void> => {
  const rows = busy.map(({ object, from, to }) => ({
    ...{ connection: id, object, from_quantum: from, to_quantum: to, counsellor },
  }))
  for (const some of batches(rows))
    await db
      .insertInto('busy')
      .values(some)
      .onConflict(conflict => conflict.columns(['connection', 'object', 'from_quantum']).doNothing())
      .execute()
}

/** Writes what a reading found, and where it has come to; a calendar that was read is closed no more. */
export const noteReading = async (
  db: Kysely<Schema>,
  connection: Connection,
  change: BusyChange,
  { at, mark, whole }: Progress,
): Promise<void> => {
  // Its own row first: who reads it at the same moment waits here, and one that was taken away leaves nothing behind.
  const progress = {
    read_at: textOf(at),
    read_fault: null,
    read_mark: mark,
    read_whole_at: textOrNull(whole),
  }
  const { numUpdatedRows } = await db
    .updateTable('connections')
    .set(progress)
    .where('id', '=', connection.id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return
  const own = () => db.deleteFrom('busy').where('connection', '=', connection.id)
  if (change.whole) await own().execute()
  else
    for (const some of batches([closedObject, ...change.objects]))
      await own().where('object', 'in', some).execute()
  await insertBusy(db, connection, change.busy)
}

/** Takes back that a calendar was closed. */
export const openTimes = async (db: Kysely<Schema>, connection: string): Promise<void> => {
  const closed = db.deleteFrom('busy').where('connection', '=', connection)
  await closed.where('object', '=', closedObject).execute()
}

/** Makes a counsellor busy from a quantum on. */
export const closeTimes = async (db: Kysely<Schema>, connection: Connection, from: number): Promise<void> => {
  // Only where that is still wanted, and where the calendar is still there.
  const { numUpdatedRows } = await db
    .updateTable('connections')
    .set({ when_stale: 'close' })
    .where('id', '=', connection.id)
    .where('when_stale', '=', 'close')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return
  await openTimes(db, connection.id)
  await insertBusy(db, connection, [{ object: closedObject, from, to: everAfter }])
}
