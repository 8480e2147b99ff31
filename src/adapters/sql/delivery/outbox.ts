import type { Kysely } from 'kysely'
import type { Transaction } from '../../../booking/ports/storage.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** The outbox within a unit of work. */
export const outboxIn = (db: Kysely<Schema>): Transaction['outbox'] => ({
  put: async ({ id, kind, subject, due }) => {
    await db.deleteFrom('outbox').where('subject', '=', subject).where('kind', '=', kind).execute()
    const at = textOf(due)
    const row = { id, kind, subject, due_at: at, next_at: at, attempts: 0, last_error: null }
    await db.insertInto('outbox').values(row).execute()
  },
})
