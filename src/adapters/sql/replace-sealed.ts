import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Puts a newly sealed text in the place of a former one; false where that is not there any more. */
export const replaceSealed = async (
  db: Kysely<Schema>,
  table: 'connections' | 'subscriptions',
  id: string,
  former: string,
  sealed: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable(table)
    .set({ sealed })
    .where('id', '=', id)
    .where('sealed', '=', former)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
