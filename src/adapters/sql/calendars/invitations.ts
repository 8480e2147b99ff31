import type { Kysely } from 'kysely'
import type { Invitation } from '../../../calendars/ports/keeper.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** Who gets her appointments by mail. */
export const readInvitations = async (db: Kysely<Schema>): Promise<readonly Invitation[]> => {
  const rows = await db.selectFrom('invitations').selectAll().orderBy('counsellor').execute()
  return rows.map(({ created_at, ...rest }) => ({ ...rest, created: instantOf(created_at) }))
}

/** Writes a counsellor's address in the place of a former one. */
export const putInvitation = async (db: Kysely<Schema>, invitation: Invitation): Promise<void> => {
  const { counsellor, sealed, created } = invitation
  const row = { sealed, created_at: textOf(created) }
  await db
    .insertInto('invitations')
    .values({ counsellor, ...row })
    .onConflict(conflict => conflict.column('counsellor').doUpdateSet(row))
    .execute()
}

/** Whether a counsellor gets her appointments by mail. */
export const findInvitation = async (db: Kysely<Schema>, counsellor: string): Promise<boolean> => {
  const row = db.selectFrom('invitations').select('counsellor').where('counsellor', '=', counsellor)
  return (await row.executeTakeFirst()) !== undefined
}
