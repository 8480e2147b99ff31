import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Account } from '../../../staff/core/account.ts'
import type { Role } from '../../../staff/core/role.ts'
import { textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const accountOf = ({ id, email, role, counsellor }: Selectable<Schema['staff_accounts']>): Account => ({
  ...{ id, email, counsellor },
  // Only these words are ever written.
  role: role as Role,
})

/** The account of an address in lower case. */
export const findAccount = async (db: Kysely<Schema>, email: string): Promise<Account | undefined> => {
  const row = await db.selectFrom('staff_accounts').selectAll().where('email', '=', email).executeTakeFirst()
  return row && accountOf(row)
}

/** Writes an account and its password as better-auth reads them; false where the address has one. */
export const addAccount = async (
  db: Kysely<Schema>,
  account: Account,
  password: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  const times = { created_at: textOf(at), updated_at: textOf(at) }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_accounts')
    .values({ ...account, ...times })
    .onConflict(conflict => conflict.column('email').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  // Of an account with a password better-auth wants this provider, and the account's own id as subject.
  const kind = { account: account.id, provider: 'credential', subject: account.id }
  await db
    .insertInto('staff_credentials')
    .values({ id: randomUUID(), ...kind, password, ...times })
    .execute()
  return true
}
