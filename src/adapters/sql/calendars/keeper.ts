import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { changedByHand } from '../../../calendars/core/remote-event.ts'
import type { CalendarKeeper } from '../../../calendars/ports/keeper.ts'
import { outboxIn } from '../delivery/outbox.ts'
import type { Engine } from '../engine.ts'
import { textOf } from '../instant-text.ts'
import { replaceSealed } from '../replace-sealed.ts'
import type { Schema } from '../schema.ts'
import { hurryCopies, readCopyBacklog } from './backlog.ts'
import { closeTimes, noteReading, openTimes } from './busy-times.ts'
import {
  addConnection,
  findConnection,
  readConnections,
  removeConnection,
  retireConnection,
} from './connections.ts'
import { findCopy, noteCopy, putCopy, readCopies, removeCopy } from './copies.ts'
import { findInvitation, putInvitation, readInvitations } from './invitations.ts'

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
    reseal: (id, former, sealed) => replaceSealed(writer, 'connections', id, former, sealed),
    setWhenStale: (id, whenStale) =>
      inOne(async db => {
        await db.updateTable('connections').set({ when_stale: whenStale }).where('id', '=', id).execute()
        if (whenStale === 'keep') await openTimes(db, id)
      }),
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
    putBack: (copy, counsellor, due) =>
      inOne(async db => {
        const { connection, booking: subject } = copy
        await putCopy(db, copy)
        const outbox = outboxIn(db)
        await outbox.put({ id: randomUUID(), kind: 'calendar', subject, detail: connection, due })
        const detail = `${counsellor}.${changedByHand}`
        if (await findInvitation(db, counsellor))
          await outbox.put({ id: randomUUID(), kind: 'invitation', subject, detail, due })
      }),
    retire: id => inOne(db => retireConnection(db, id)),
    invitations: () => readInvitations(reader),
    putInvitation: invitation => putInvitation(writer, invitation),
    removeInvitation: async counsellor => {
      await writer.deleteFrom('invitations').where('counsellor', '=', counsellor).execute()
    },
  }
}
