import type { Kysely, Selectable } from 'kysely'
import type { FeedRecord } from '../../../booking/ports/records.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'
import { takeTurn } from './turn.ts'

const feedOf = (row: Selectable<Schema['feeds']>): FeedRecord => ({
  lookup: row.lookup,
  counsellor: row.counsellor,
  generation: row.generation,
  created: instantOf(row.created_at),
})

/** Finds the feed with this lookup. */
export const findFeed = async (db: Kysely<Schema>, lookup: string): Promise<FeedRecord | undefined> => {
  const row = await db.selectFrom('feeds').selectAll().where('lookup', '=', lookup).executeTakeFirst()
  return row && feedOf(row)
}

/** Reads all feeds, by counsellor. */
export const readFeeds = async (db: Kysely<Schema>): Promise<readonly FeedRecord[]> =>
  (await db.selectFrom('feeds').selectAll().orderBy('counsellor').execute()).map(feedOf)

/** Writes a counsellor's feed in the place of her former one. */
export const putFeed = async (db: Kysely<Schema>, feed: FeedRecord): Promise<void> => {
  const { lookup, counsellor, generation, created } = feed
  await takeTurn(db, 'feed', counsellor)
  await db.deleteFrom('feeds').where('counsellor', '=', counsellor).execute()
  await db
    .insertInto('feeds')
    .values({ lookup, counsellor, generation, created_at: textOf(created) })
    .execute()
}
