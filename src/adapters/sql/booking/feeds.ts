import type { Kysely, Selectable } from 'kysely'
import type { FeedScope } from '../../../booking/core/feed.ts'
import type { FeedClient } from '../../../booking/core/feed-client.ts'
import type { FeedRecord } from '../../../booking/ports/records.ts'
import { instantOf, instantOrNull, textOf, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

/**
 * The lookup of a counsellor's first feed that was revoked. Its row stays, because its address follows from her id: made
 * anew, the feed would open under an address that somebody may still have.
 */
const revoked = 'revoked '

const feedOf = (row: Selectable<Schema['feeds']>): FeedRecord => ({
  id: row.id,
  lookup: row.lookup,
  // Only these words are ever written.
  scope: row.scope as FeedScope,
  target: row.target,
  label: row.label,
  details: JSON.parse(row.details),
  generation: row.generation,
  created: instantOf(row.created_at),
  fetched: instantOrNull(row.fetched_at),
  fetchedBy: row.fetched_by as FeedClient | null,
})

const inUse = (db: Kysely<Schema>) =>
  db.selectFrom('feeds').selectAll().where('lookup', 'not like', `${revoked}%`)

/** Finds the feed with this lookup. */
export const findFeed = async (db: Kysely<Schema>, lookup: string): Promise<FeedRecord | undefined> => {
  const row = await inUse(db).where('lookup', '=', lookup).executeTakeFirst()
  return row && feedOf(row)
}

/** Reads all feeds that are not revoked, by id. */
export const readFeeds = async (db: Kysely<Schema>): Promise<readonly FeedRecord[]> =>
  (await inUse(db).orderBy('id').execute()).map(feedOf)

/** Adds a feed where there was none with this id. */
export const addFeed = async (db: Kysely<Schema>, feed: FeedRecord): Promise<boolean> => {
  const { id, lookup, scope, target, label, details, generation, created, fetched, fetchedBy } = feed
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('feeds')
    .values({
      ...{ id, lookup, scope, target, label, details: JSON.stringify(details), generation },
      ...{ created_at: textOf(created), fetched_at: textOrNull(fetched), fetched_by: fetchedBy },
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Gives a feed the address and generation of `feed`, where it has a former lookup. */
export const renewFeed = async (
  db: Kysely<Schema>,
  { id, lookup, generation, created, fetched, fetchedBy }: FeedRecord,
  formerLookup: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('feeds')
    .set({ lookup, generation, created_at: textOf(created) })
    .set({ fetched_at: textOrNull(fetched), fetched_by: fetchedBy })
    .where('id', '=', id)
    .where('lookup', '=', formerLookup)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Takes a feed away; of a counsellor's first one it stays that it was there. */
export const revokeFeed = async (db: Kysely<Schema>, id: string): Promise<boolean> => {
  const deleted = await db
    .deleteFrom('feeds')
    .where('id', '=', id)
    .whereRef('id', '!=', 'target')
    .executeTakeFirstOrThrow()
  const emptied = await db
    .updateTable('feeds')
    .set({ lookup: `${revoked}${id}`, label: '', details: '[]', fetched_at: null, fetched_by: null })
    .where('id', '=', id)
    .where('lookup', 'not like', `${revoked}%`)
    .executeTakeFirstOrThrow()
  return deleted.numDeletedRows + emptied.numUpdatedRows === 1n
}

/** Notes when a feed was fetched, and by what kind of program. */
export const noteFetch = async (
  db: Kysely<Schema>,
  id: string,
  at: Temporal.Instant,
  by: FeedClient,
): Promise<void> => {
  await db
    .updateTable('feeds')
    .set({ fetched_at: textOf(at), fetched_by: by })
    .where('id', '=', id)
    .where('lookup', 'not like', `${revoked}%`)
    .execute()
}
