import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/**
 * Waits until no other unit of work has the turn for a key, and has it until this one ends. For what is counted, or looked
 * for and may not be there: a row that does not exist cannot be locked. The row that is written for it is gone before
 * anybody can read it; whoever inserts the same one waits for the end of this unit of work all the same.
 */
export const takeTurn = async (db: Kysely<Schema>, what: string, key: string): Promise<void> => {
  const turn = `${what}:${key}`
  await db.insertInto('turns').values({ key: turn }).execute()
  await db.deleteFrom('turns').where('key', '=', turn).execute()
}
