import { type Kysely, sql } from 'kysely'
import type { Account } from '../../../staff/core/account.ts'
import type { Member } from '../../../staff/core/member.ts'
import type { Role } from '../../../staff/core/role.ts'
import { instantOf, instantOrNull, textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

type Count = number | bigint | string

const query = (db: Kysely<Schema>) =>
  db
    .selectFrom('staff_accounts')
    .selectAll()
    .select(from => [
      from
        .selectFrom('staff_factors')
        .select(read => read.fn.countAll<Count>().as('n'))
        .whereRef('staff_factors.account', '=', 'staff_accounts.id')
        .where('confirmed_at', 'is not', null)
        .as('factors'),
      from
        .selectFrom('staff_passkeys')
        .select(read => read.fn.countAll<Count>().as('n'))
        .whereRef('staff_passkeys.account', '=', 'staff_accounts.id')
        .as('passkeys'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]

const memberOf = (row: Row): Member => ({
  ...{ id: row.id, email: row.email, counsellor: row.counsellor },
  // Only these words are ever written.
  role: row.role as Role,
  created: instantOf(row.created_at),
  locked: instantOrNull(row.locked_at),
  usedOn: row.used_on === null ? null : Temporal.PlainDate.from(row.used_on),
  hasFactor: Number(row.factors) > 0,
  passkeys: Number(row.passkeys),
})

/** Everybody, by address. */
export const readMembers = async (db: Kysely<Schema>): Promise<readonly Member[]> =>
  (await query(db).orderBy('email').execute()).map(memberOf)

/** Everybody, kept as she is until the unit of work ends: two who lock each other are looked at one after the other. */
export const lockMembers = async (db: Kysely<Schema>): Promise<readonly Member[]> => {
  await db.selectFrom('staff_accounts').select('id').orderBy('id').forUpdate().execute()
  return readMembers(db)
}

/** The account of an id. */
export const findMember = async (db: Kysely<Schema>, id: string): Promise<Member | undefined> => {
  const row = await query(db).where('id', '=', id).executeTakeFirst()
  return row && memberOf(row)
}

const update = (db: Kysely<Schema>, id: string) => db.updateTable('staff_accounts').where('id', '=', id)

/** Gives an account another role and counsellor. */
export const changeAccount = async (
  db: Kysely<Schema>,
  { id, role, counsellor }: Pick<Account, 'id' | 'role' | 'counsellor'>,
): Promise<void> => {
  await update(db, id).set({ role, counsellor }).execute()
}

/** Locks an account, or unlocks it. */
export const setLocked = async (
  db: Kysely<Schema>,
  id: string,
  since: Temporal.Instant | null,
): Promise<void> => {
  await update(db, id)
    .set({ locked_at: textOrNull(since) })
    .execute()
}

/** Notes the day of a sign-in, once a day. */
export const noteUse = async (db: Kysely<Schema>, id: string, day: Temporal.PlainDate): Promise<void> => {
  const used_on = day.toString()
  await update(db, id)
    .set({ used_on })
    .where(sql<boolean>`used_on is null or used_on <> ${used_on}`)
    .execute()
}

/** Deletes an account; what belongs to it goes with it. */
export const deleteAccount = async (db: Kysely<Schema>, id: string): Promise<void> => {
  await db.deleteFrom('staff_accounts').where('id', '=', id).execute()
}

/** Puts another hashed password in the place of what there was. */
export const setPassword = async (
  db: Kysely<Schema>,
  account: string,
  password: string,
  at: Temporal.Instant,
): Promise<void> => {
  await db
    .updateTable('staff_credentials')
    .set({ password, updated_at: textOf(at) })
    .where('account', '=', account)
    .where('provider', '=', 'credential')
    .execute()
}
