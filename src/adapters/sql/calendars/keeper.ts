import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { changedByHand } from '../../../calendars/core/remote-event.ts'
import type { CalendarKeeper } from '../../../calendars/ports/keeper.ts'
import { outboxIn } from '../delivery/outbox.ts'
import type { Engine } from '../engine.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { hurryCopies, readCopyBacklog } from './backlog.ts'
import { closeTimes, noteReading, openTimes } from './busy-times.ts'
import {
  addConnection,
  findConnection,
  readConnections,
  removeConnection,
  resealConnection,
} from './connections.ts'
import { findCopy, noteCopy, putCopy, readCopies, removeCopy } from './copies.ts'
import { putInvitation, readInvitations } from './invitations.ts'

/** What is kept about counsellors' calendars, over SQL. */
export const createSqlKeeper = ({ writer, reader, attempt }: Engine): CalendarKeeper => {
  const inOne = <T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> =>
    attempt(() => writer.transaction().execute(work))
  const update = (id: string) => writer.updateTable('connections').where('id', '=', id)
  return {
    connections: () => readConnections(reader),
    find: id => findConnection(reader, id),
    add: connection => addConnection(writer, connection),
    remove: id => inOne(db => removeConnection(db, id)),
    reseal: (id, former, sealed) => resealConnection(writer, id, former, sealed),
    setWhenStale: async (id, whenStale) => {
      await update(id).set({ when_stale: whenStale }).execute()
      if (whenStale === 'keep') await openTimes(writer, id)
    },
    noteCopy: async (connection, booking) => {
      await noteCopy(writer, connection, booking)
      const copy = await findCopy(writer, connection, booking)
      return copy ?? { connection, booking, etag: null, written: null, byHand: null }
    },
    findCopy: (connection, booking) => findCopy(reader, connection, booking),
    copies: connection => readCopies(reader, connection),
    putCopy: copy => putCopy(writer, copy),
    removeCopy: (connection, booking) => removeCopy(writer, connection, booking),
    notePush: async (id, at, fault) => {
      await update(id)
        .set(fault === null ? { pushed_at: textOf(at), push_fault: null } : { push_fault: fault })
        .execute()
    },
    noteReading: (connection, change, progress) => inOne(db => noteReading(db, connection, change, progress)),
    noteUnread: async (id, fault) => {
      await update(id).set({ read_fault: fault }).execute()
    },
    close: (connection, from) => inOne(db => closeTimes(db, connection, from)),
    pushAgain: (connection, booking, due) =>
      inOne(db =>
        outboxIn(db).put({ id: randomUUID(), kind: 'calendar', subject: booking, detail: connection, due }),
      ),
    backlog: () => readCopyBacklog(reader),
    hurry: (connection, now) => hurryCopies(writer, connection, now),
    tellByHand: (counsellor, booking, due) =>
      inOne(async db => {
        const wanted = (await readInvitations(db)).some(one => one.counsellor === counsellor)
        const detail = `${counsellor}.${changedByHand}`
        if (wanted)
          await outboxIn(db).put({ id: randomUUID(), kind: 'invitation', subject: booking, detail, due })
      }),
    invitations: () => readInvitations(reader),
    putInvitation: invitation => putInvitation(writer, invitation),
    removeInvitation: async counsellor => {
      await writer.deleteFrom('invitations').where('counsellor', '=', counsellor).execute()
    },
  }
}
