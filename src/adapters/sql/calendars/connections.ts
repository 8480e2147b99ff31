import type { Kysely, Selectable } from 'kysely'
import type { Connection, WhenStale } from '../../../calendars/core/connection.ts'
import type { CalendarFault } from '../../../calendars/core/fault.ts'
import { instantOf, instantOrNull, textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const connectionOf = (row: Selectable<Schema['connections']>): Connection => ({
  ...{ id: row.id, counsellor: row.counsellor, label: row.label, address: row.address, sealed: row.sealed },
  writes: row.writes === 1,
  reads: row.reads === 1,
  // Only these words are ever written.
  whenStale: row.when_stale as WhenStale,
  created: instantOf(row.created_at),
  pushed: instantOrNull(row.pushed_at),
  pushFault: row.push_fault as CalendarFault | null,
  read: instantOrNull(row.read_at),
  readFault: row.read_fault as CalendarFault | null,
  mark: row.read_mark,
  whole: instantOrNull(row.read_whole_at),
})

/** All connections, in the order in which they were made. */
export const readConnections = async (db: Kysely<Schema>): Promise<readonly Connection[]> => {
  const all = db.selectFrom('connections').selectAll().orderBy('created_at').orderBy('id')
  return (await all.execute()).map(connectionOf)
}

/** One connection. */
export const findConnection = async (db: Kysely<Schema>, id: string): Promise<Connection | undefined> => {
  const row = await db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst()
  return row && connectionOf(row)
}

/** Writes a new connection. */
export const addConnection = async (db: Kysely<Schema>, connection: Connection): Promise<void> => {
  const { writes, reads, whenStale, created, pushed, pushFault, read, readFault, mark, whole, ...rest } =
    connection
  await db
    .insertInto('connections')
    .values({
      ...rest,
      ...{ writes: writes ? 1 : 0, reads: reads ? 1 : 0, when_stale: whenStale, created_at: textOf(created) },
      ...{ pushed_at: textOrNull(pushed), push_fault: pushFault },
      ...{
        read_at: textOrNull(read),
        read_fault: readFault,
        read_mark: mark,
        read_whole_at: textOrNull(whole),
      },
    })
    .execute()
}

const dropDeliveries = (db: Kysely<Schema>, id: string) =>
  db.deleteFrom('outbox').where('kind', '=', 'calendar').where('detail', '=', id).execute()

/** Ends reading and writing. */
export const retireConnection = async (db: Kysely<Schema>, id: string): Promise<void> => {
  await db.updateTable('connections').set({ writes: 0, reads: 0 }).where('id', '=', id).execute()
  await dropDeliveries(db, id)
}

/**
 * Takes a connection away with all that hangs on it. Itself first: whoever writes its busy times just now waits for its row,
 * or has written them before they are taken away.
 */
export const removeConnection = async (db: Kysely<Schema>, id: string): Promise<void> => {
  await db.deleteFrom('connections').where('id', '=', id).execute()
  await dropDeliveries(db, id)
  await db.deleteFrom('remote_events').where('connection', '=', id).execute()
  await db.deleteFrom('busy').where('connection', '=', id).execute()
}
