import { type Kysely, sql } from 'kysely'
import type { CopyBacklog } from '../../../calendars/core/status.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

type Count = number | bigint | string

/** What waits to be written into each calendar, by its connection. */
export const readCopyBacklog = async (db: Kysely<Schema>): Promise<ReadonlyMap<string, CopyBacklog>> => {
  const rows = await db
    .selectFrom('outbox')
    .select(read => [
      'detail',
      read.fn.countAll<Count>().as('all'),
      sql<Count>`count(dead_at)`.as('dead'),
      read.fn.min('due_at').as('oldest'),
    ])
    .where('kind', '=', 'calendar')
    .groupBy('detail')
    .execute()
  return new Map(
    rows.map(({ detail, all, dead, oldest }) => [
      detail,
      { waiting: Number(all) - Number(dead), dead: Number(dead), oldest: instantOf(oldest) },
    ]),
  )
}

/** Tries all that waits for a calendar now, also what was given up. */
export const hurryCopies = async (
  db: Kysely<Schema>,
  connection: string,
  now: Temporal.Instant,
): Promise<void> => {
  const at = textOf(now)
  await db
    .updateTable('outbox')
    .set({ dead_at: null, attempts: 0, due_at: at, next_at: at })
    .where('kind', '=', 'calendar')
    .where('detail', '=', connection)
    .execute()
}
