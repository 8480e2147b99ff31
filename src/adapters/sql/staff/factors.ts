import type { Kysely, Selectable } from 'kysely'
import type { Factor } from '../../../staff/core/second-factor.ts'
import { instantOf, instantOrNull, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const factorOf = ({
  account,
  sealed,
  begun_at,
  confirmed_at,
}: Selectable<Schema['staff_factors']>): Factor => ({
  ...{ account, sealed },
  begun: instantOf(begun_at),
  confirmed: instantOrNull(confirmed_at),
})

/** The factor of an account, also one that is not confirmed. */
export const findFactor = async (db: Kysely<Schema>, account: string): Promise<Factor | undefined> => {
  const row = await db
    .selectFrom('staff_factors')
    .selectAll()
    .where('account', '=', account)
    .executeTakeFirst()
  return row && factorOf(row)
}

/** All factors. */
export const readFactors = async (db: Kysely<Schema>): Promise<readonly Factor[]> =>
  (await db.selectFrom('staff_factors').selectAll().orderBy('account').execute()).map(factorOf)

/** Keeps a factor that is not confirmed; false where there is a confirmed one. */
export const putFactor = async (
  db: Kysely<Schema>,
  account: string,
  sealed: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  const begun_at = textOf(at)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_factors')
    .values({ account, sealed, begun_at, confirmed_at: null, last_step: 0 })
    .onConflict(conflict =>
      conflict
        .column('account')
        .doUpdateSet({ sealed, begun_at, last_step: 0 })
        .where('staff_factors.confirmed_at', 'is', null),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Makes a factor one that is asked for; false where there is none that waits for it. */
export const confirmFactor = async (
  db: Kysely<Schema>,
  account: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('staff_factors')
    .set({ confirmed_at: textOf(at) })
    .where('account', '=', account)
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Takes a factor away, and the codes for when it is lost. */
export const removeFactor = async (db: Kysely<Schema>, account: string): Promise<boolean> => {
  await db.deleteFrom('staff_recovery_codes').where('account', '=', account).execute()
  const { numDeletedRows } = await db
    .deleteFrom('staff_factors')
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** Uses a half-minute up: whoever comes second waits for the row, and finds it used. */
export const useStep = async (db: Kysely<Schema>, account: string, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('staff_factors')
    .set({ last_step: step })
    .where('account', '=', account)
    .where('last_step', '<', step)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Replaces the recovery codes of an account. */
export const putRecoveryCodes = async (
  db: Kysely<Schema>,
  account: string,
  hashes: readonly string[],
): Promise<void> => {
  await db.deleteFrom('staff_recovery_codes').where('account', '=', account).execute()
  await db
    .insertInto('staff_recovery_codes')
    .values(hashes.map(hash => ({ account, hash })))
    .execute()
}

/** Uses a recovery code up. */
export const useRecoveryCode = async (
  db: Kysely<Schema>,
  account: string,
  hash: string,
): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('staff_recovery_codes')
    .where('account', '=', account)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** How many recovery codes of an account are left. */
export const recoveryCodesLeft = async (db: Kysely<Schema>, account: string): Promise<number> =>
  (await db.selectFrom('staff_recovery_codes').select('hash').where('account', '=', account).execute()).length

/** Puts a newly sealed secret in the place of a former one; false where that is not there any more. */
export const resealFactor = async (
  db: Kysely<Schema>,
  account: string,
  former: string,
  sealed: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('staff_factors')
    .set({ sealed })
    .where('account', '=', account)
    .where('sealed', '=', former)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
