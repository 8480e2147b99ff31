import type { Kysely } from 'kysely'
import type { Passkey } from '../../../staff/core/passkey.ts'
import { instantOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** The passkeys of an account, the oldest first. */
export const readPasskeys = async (db: Kysely<Schema>, account: string): Promise<readonly Passkey[]> => {
  const rows = await db
    .selectFrom('staff_passkeys')
    .select(['id', 'name', 'created_at'])
    .where('account', '=', account)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, created_at }) => ({
    id,
    name: name ?? '',
    created: instantOrNull(created_at),
  }))
}

/** Removes a passkey of an account. */
export const removePasskey = async (db: Kysely<Schema>, id: string, account: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('staff_passkeys')
    .where('id', '=', id)
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Removes all passkeys of an account. */
export const removePasskeys = async (db: Kysely<Schema>, account: string): Promise<void> => {
  await db.deleteFrom('staff_passkeys').where('account', '=', account).execute()
}
