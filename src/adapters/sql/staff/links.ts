import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/** The account of a name at another sign-in. */
export const findLinked = async (
  db: Kysely<Schema>,
  provider: string,
  subject: string,
): Promise<string | undefined> => {
  const row = await db
    .selectFrom('staff_credentials')
    .select('account')
    .where('provider', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.account
}

/** Whether an account has a name at another sign-in. */
export const isLinked = async (db: Kysely<Schema>, account: string, provider: string): Promise<boolean> => {
  const row = await db
    .selectFrom('staff_credentials')
    .select('id')
    .where('provider', '=', provider)
    .where('account', '=', account)
    .executeTakeFirst()
  return row !== undefined
}

/** Links an account to its name at another sign-in; false where either is linked already. */
export const link = async (
  db: Kysely<Schema>,
  account: string,
  provider: string,
  subject: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  // Of one account one after the other, so that two names do not get it at once.
  await db.selectFrom('staff_accounts').select('id').where('id', '=', account).forUpdate().execute()
  if (await isLinked(db, account, provider)) return false
  const times = { created_at: textOf(at), updated_at: textOf(at) }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_credentials')
    .values({ id: randomUUID(), account, provider, subject, password: null, ...times })
    .onConflict(conflict => conflict.columns(['provider', 'subject']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
