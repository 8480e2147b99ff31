import type { Kysely } from 'kysely'
import type { StaffSession } from '../../../staff/core/session.ts'
import type { BegunBefore } from '../../../staff/ports/storage.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** The sessions of an account, the newest first. */
export const readSessions = async (db: Kysely<Schema>, account: string): Promise<readonly StaffSession[]> => {
  const rows = await db
    .selectFrom('staff_sessions')
    .select(['id', 'account', 'device', 'created_at', 'updated_at', 'expires_at'])
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ created_at, updated_at, expires_at, ...row }) => ({
    ...row,
    created: instantOf(created_at),
    used: instantOf(updated_at),
    expires: instantOf(expires_at),
  }))
}

/** Ends a session of an account; false where that has none of this id. */
export const endSession = async (db: Kysely<Schema>, id: string, account: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('staff_sessions')
    .where('id', '=', id)
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Ends all sessions of an account, but one where it is named. */
export const endSessions = async (db: Kysely<Schema>, account: string, but = ''): Promise<void> => {
  await db.deleteFrom('staff_sessions').where('account', '=', account).where('id', '<>', but).execute()
}

/** Notes that somebody has proven in a session who she is. */
export const prove = async (
  db: Kysely<Schema>,
  id: string,
  at: Temporal.Instant,
  factors: number,
): Promise<void> => {
  await db
    .updateTable('staff_sessions')
    .set({ proven_at: textOf(at), factors })
    .where('id', '=', id)
    .execute()
}

/** Deletes sessions that are over, factors that were never confirmed, and links, ways and questions whose time has passed. */
export const sweepStaff = async (
  db: Kysely<Schema>,
  now: Temporal.Instant,
  { sessions, factors }: BegunBefore,
): Promise<void> => {
  await db
    .deleteFrom('staff_sessions')
    .where(row => row.or([row('expires_at', '<=', textOf(now)), row('created_at', '<=', textOf(sessions))]))
    .execute()
  await db
    .deleteFrom('staff_factors')
    .where('confirmed_at', 'is', null)
    .where('begun_at', '<=', textOf(factors))
    .execute()
  for (const table of ['staff_invitations', 'staff_resets', 'staff_steps', 'staff_challenges'] as const)
    await db.deleteFrom(table).where('expires_at', '<=', textOf(now)).execute()
}
