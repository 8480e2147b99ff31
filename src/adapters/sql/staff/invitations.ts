import type { Kysely, Selectable } from 'kysely'
import type { Invitation } from '../../../staff/core/invitation.ts'
import type { Role } from '../../../staff/core/role.ts'
import { instantOf, instantOrNull, textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const invitationOf = (row: Selectable<Schema['staff_invitations']>): Invitation => ({
  ...{ id: row.id, email: row.email, counsellor: row.counsellor, invitedBy: row.invited_by },
  // Only these words are ever written.
  role: row.role as Role,
  created: instantOf(row.created_at),
  expires: instantOf(row.expires_at),
  used: instantOrNull(row.used_at),
})

/** The invitation of a hashed secret, also one that is used or too old. */
export const findInvitation = async (db: Kysely<Schema>, hash: string): Promise<Invitation | undefined> => {
  const row = await db
    .selectFrom('staff_invitations')
    .selectAll()
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row && invitationOf(row)
}

/** Those that can still be used, by address. */
export const openInvitations = async (
  db: Kysely<Schema>,
  now: Temporal.Instant,
): Promise<readonly Invitation[]> => {
  const rows = await db
    .selectFrom('staff_invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', textOf(now))
    .orderBy('email')
    .execute()
  return rows.map(invitationOf)
}

/** Deletes an invitation that was not used; false where there is none of this id. */
export const withdrawInvitation = async (db: Kysely<Schema>, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('staff_invitations')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Writes a new invitation. */
export const addInvitation = async (
  db: Kysely<Schema>,
  { invitedBy, created, expires, used, ...rest }: Invitation,
  hash: string,
): Promise<void> => {
  const times = { created_at: textOf(created), expires_at: textOf(expires), used_at: textOrNull(used) }
  await db
    .insertInto('staff_invitations')
    .values({ ...rest, token_hash: hash, invited_by: invitedBy, ...times })
    .execute()
}

/** Deletes what was sent to an address and not used yet. */
export const withdrawInvitations = async (db: Kysely<Schema>, email: string): Promise<void> => {
  await db.deleteFrom('staff_invitations').where('email', '=', email).where('used_at', 'is', null).execute()
}

/** Marks an invitation as used: whoever comes second waits for the row, and finds it marked. */
export const useInvitation = async (
  db: Kysely<Schema>,
  id: string,
  now: Temporal.Instant,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('staff_invitations')
    .set({ used_at: textOf(now) })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', textOf(now))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
