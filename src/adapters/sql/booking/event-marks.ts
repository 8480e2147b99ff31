import { createHash } from 'node:crypto'
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { EventsOf, EventWindow, Storage } from '../../../booking/ports/storage.ts'
import type { Schema } from '../schema.ts'
import { eventsWithin } from './events.ts'

type Rows = ReturnType<typeof eventsWithin>

/** What decides a text: its booking and its counsellor, and when it was changed. Two changes in a millisecond differ in the times. */
const deciding = sql<string>`booking || ' ' || counsellor || changed_at || start_at || coalesce(cancelled_at, '')`

/** SQLite has no hash of its own. In another order the texts would only be fetched once more. */
const markInSqlite = async (rows: Rows): Promise<string> => {
  const { all } = await rows
    .select(sql<string | null>`string_agg(${deciding}, ',')`.as('all'))
    .executeTakeFirstOrThrow()
  return createHash('sha256')
    .update(all ?? '')
    .digest('base64url')
}

/** A sum of 64 bits a row is the same in every order, so that nothing has to be sorted or sent. */
const markInPostgres = async (rows: Rows): Promise<string> => {
  const { sum, count } = await rows
    .select(({ fn }) => [
      sql<string | null>`sum(hashtextextended(${deciding}, 0))`.as('sum'),
      fn.countAll<string>().as('count'),
    ])
    .executeTakeFirstOrThrow()
  return `${count} ${sum}`
}

/** SQLite counts what others commit (pragma data_version), and who reads here never writes. */
const momentInSqlite = async (db: Kysely<Schema>): Promise<string> => {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return String(rows[0]?.data_version)
}

/** Which transactions can be seen: once another one is kept, the former text never comes again. */
const momentInPostgres = async (db: Kysely<Schema>): Promise<string> => {
  const { rows } = await sql<{ moment: string }>`select pg_current_snapshot()::text as moment`.execute(db)
  return String(rows[0]?.moment)
}

const remembered = 500

/**
 * Makes what tells whether feeds have changed. Of 5,000 texts it takes three milliseconds, because what is in them is not read;
 * a tenth of one where nothing at all was written since it was asked before. The moment is read first: whatever is
 * written between it and the texts makes the next one another moment.
 */
export const markEvents = (db: Kysely<Schema>): Storage['eventsMark'] => {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  const momentOf = isPostgres ? momentInPostgres : momentInSqlite
  const read = isPostgres ? markInPostgres : markInSqlite
  const known = new Map<string, { readonly moment: string; readonly mark: string }>()
  return async (of: EventsOf, window: EventWindow) => {
    const key = JSON.stringify([of, window])
    const moment = await momentOf(db)
    const former = known.get(key)
    if (former?.moment === moment) return former.mark
    const mark = await read(eventsWithin(db, of, window))
    if (known.size >= remembered) known.clear()
    known.set(key, { moment, mark })
    return mark
  }
}
