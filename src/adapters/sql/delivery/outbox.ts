import type { Kysely } from 'kysely'
import type { Transaction } from '../../../booking/ports/transaction.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** The outbox within a unit of work. */
export const outboxIn = (db: Kysely<Schema>): Transaction['outbox'] => {
  const those = (subject: string, kind: string) =>
    db.deleteFrom('outbox').where('subject', '=', subject).where('kind', '=', kind)
  return {
    put: async ({ id, kind, subject, due, detail = '', place = 0 }) => {
      await those(subject, kind).where('detail', '=', detail).execute()
      const at = textOf(due)
      const row = { id, kind, subject, detail, place, due_at: at, next_at: at }
      await db
        .insertInto('outbox')
        .values({ ...row, attempts: 0, last_error: null, dead_at: null })
        .execute()
    },
    drop: async (subject, kind) => {
      await those(subject, kind).execute()
    },
    waits: async (subject, kind) => {
      const waiting = db
        .selectFrom('outbox')
        .select('id')
        .where('subject', '=', subject)
        .where('kind', '=', kind)
        .where('dead_at', 'is', null)
      return (await waiting.limit(1).executeTakeFirst()) !== undefined
    },
  }
}
