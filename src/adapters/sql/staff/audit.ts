import type { Kysely } from 'kysely'
import type { AuditEntry, Audited } from '../../../staff/core/audit.ts'
import type { AuditQuery } from '../../../staff/ports/storage.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Adds a line. The database itself refuses to change or delete one (migration 010). */
export const addAudit = async (
  db: Kysely<Schema>,
  { at, ...entry }: Omit<AuditEntry, 'what'> & { readonly what: string },
): Promise<void> => {
  await db
    .insertInto('staff_audit')
    .values({ ...entry, at: textOf(at) })
    .execute()
}

/** Reads the log, the newest lines first. */
export const readAudit = async (
  db: Kysely<Schema>,
  limit: number,
  { actor, from, before, skip = 0 }: AuditQuery = {},
): Promise<readonly AuditEntry[]> => {
  const rows = await db
    .selectFrom('staff_audit')
    .selectAll()
    .$if(actor !== undefined, query => query.where('actor', '=', actor ?? ''))
    .$if(from !== undefined, query => query.where('at', '>=', from ? textOf(from) : ''))
    .$if(before !== undefined, query => query.where('at', '<', before ? textOf(before) : ''))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(skip)
    .execute()
  // Only these words are ever written.
  return rows.map(row => ({ ...row, at: instantOf(row.at), what: row.what as Audited }))
}
