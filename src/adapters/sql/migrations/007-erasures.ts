import { type Kysely, sql } from 'kysely'
import { eraseAt } from '../../../booking/core/retention.ts'
import { instantOf, textOf } from '../instant-text.ts'

/** Bookings that were made before there were erasures get theirs; a booking that is made now brings its own. */
export const addErasures = async (db: Kysely<unknown>): Promise<void> => {
  const bookings = sql<{ id: string; end_at: string }>`select id, end_at from bookings
    where id not in (select subject from outbox where kind = 'erase')`
  for (const { id, end_at } of (await bookings.execute(db)).rows) {
    const due = textOf(eraseAt({ end: instantOf(end_at) }))
    await sql`insert into outbox (id, kind, subject, due_at, next_at, attempts)
      values (${`erase-${id}`}, 'erase', ${id}, ${due}, ${due}, 0)`.execute(db)
  }
}
