import type { Kysely, Selectable } from 'kysely'
import type { Reset } from '../../../staff/core/reset.ts'
import type { Step, StepKind } from '../../../staff/core/step.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const stepOf = (row: Selectable<Schema['staff_steps']>): Step => {
  const { kind, account, provider, subject, expires_at } = row
  return {
    // Only these words are ever written.
    kind: kind as StepKind,
    account,
    link: provider === null || subject === null ? null : { provider, subject },
    expires: instantOf(expires_at),
  }
}

/** Keeps a way between two pages. */
export const addStep = async (
  db: Kysely<Schema>,
  { kind, account, link, expires }: Step,
  hash: string,
): Promise<void> => {
  await db
    .insertInto('staff_steps')
    .values({
      ...{ token_hash: hash, kind, account, expires_at: textOf(expires) },
      ...{ provider: link?.provider ?? null, subject: link?.subject ?? null },
    })
    .execute()
}

/** The way of a hashed secret, while it lasts. */
export const findStep = async (
  db: Kysely<Schema>,
  hash: string,
  kind: StepKind,
  now: Temporal.Instant,
): Promise<Step | undefined> => {
  const row = await db
    .selectFrom('staff_steps')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', textOf(now))
    .executeTakeFirst()
  return row && stepOf(row)
}

/** Takes a way out: of two who come with it, the second finds nothing. */
export const takeStep = async (
  db: Kysely<Schema>,
  hash: string,
  kind: StepKind,
  now: Temporal.Instant,
): Promise<Step | undefined> => {
  const row = await db
    .deleteFrom('staff_steps')
    .where('token_hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', textOf(now))
    .returningAll()
    .executeTakeFirst()
  return row && stepOf(row)
}

/** Makes every link for a new password of an account worthless. */
export const removeResets = async (db: Kysely<Schema>, account: string): Promise<void> => {
  await db.deleteFrom('staff_resets').where('account', '=', account).execute()
}

/** Keeps a link for a new password; a former one of the same account stops working. */
export const putReset = async (
  db: Kysely<Schema>,
  { id, account, expires }: Reset,
  hash: string,
): Promise<void> => {
  await removeResets(db, account)
  await db
    .insertInto('staff_resets')
    .values({ id, account, token_hash: hash, expires_at: textOf(expires) })
    .execute()
}

/** The link of a hashed secret, while it works. */
export const findReset = async (
  db: Kysely<Schema>,
  hash: string,
  now: Temporal.Instant,
): Promise<Reset | undefined> => {
  const row = await db
    .selectFrom('staff_resets')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', textOf(now))
    .executeTakeFirst()
  return row && { id: row.id, account: row.account, expires: instantOf(row.expires_at) }
}

/** Uses a link up. */
export const useReset = async (db: Kysely<Schema>, id: string, now: Temporal.Instant): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('staff_resets')
    .where('id', '=', id)
    .where('expires_at', '>', textOf(now))
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}
