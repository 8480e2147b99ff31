import type { Kysely } from 'kysely'
import type { Queue } from '../../../delivery/ports/queue.ts'
import { instantOf, textOf } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

type Databases = { readonly writer: Kysely<Schema>; readonly reader: Kysely<Schema> }

const readDue = async (
  db: Kysely<Schema>,
  now: Temporal.Instant,
  limit: number,
  kinds: readonly string[] | undefined,
  without: readonly string[] = [],
) => {
  const due = db
    .selectFrom('outbox')
    .select(['id', 'kind', 'subject', 'detail', 'due_at', 'next_at', 'attempts'])
    .where('next_at', '<=', textOf(now))
    .where('dead_at', 'is', null)
    .$if(without.length > 0, some => some.where('detail', 'not in', without))
    // What came before about the same booking goes before.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as before')
            .select('before.id')
            .whereRef('before.subject', '=', 'outbox.subject')
            .whereRef('before.kind', '=', 'outbox.kind')
            .whereRef('before.place', '<', 'outbox.place')
            .where('before.dead_at', 'is', null),
        ),
      ),
    )
  const rows = await (kinds ? due.where('kind', 'in', kinds) : due)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ due_at, next_at, ...rest }) => ({
    ...rest,
    due: instantOf(due_at),
    next: instantOf(next_at),
  }))
}

const readBacklog = async (db: Kysely<Schema>, now: Temporal.Instant) => {
  const { waiting } = await db
    .selectFrom('outbox')
    .select(count => count.fn.countAll<number | bigint | string>().as('waiting'))
    .where('dead_at', 'is', null)
    .executeTakeFirstOrThrow()
  const { dead } = await db
    .selectFrom('outbox')
    .select(count => count.fn.countAll<number | bigint | string>().as('dead'))
    .where('dead_at', 'is not', null)
    .executeTakeFirstOrThrow()
  const late = await db
    .selectFrom('outbox')
    .select(read => [
      read.fn.countAll<number | bigint | string>().as('overdue'),
      read.fn.min('due_at').as('oldest'),
    ])
    .where('due_at', '<=', textOf(now))
    .where('dead_at', 'is', null)
    .executeTakeFirstOrThrow()
  const oldest: string | null = late.oldest
  return {
    waiting: Number(waiting),
    overdue: Number(late.overdue),
    dead: Number(dead),
    oldest: oldest === null ? null : instantOf(oldest),
  }
}

/** The deliveries in the outbox. */
export const createSqlQueue = ({ writer, reader }: Databases): Queue => ({
  due: (now, limit, kinds, without) => readDue(reader, now, limit, kinds, without),
  lease: async ({ id, next }, until) => {
    const { numUpdatedRows } = await writer
      .updateTable('outbox')
      .set({ next_at: textOf(until) })
      .where('id', '=', id)
      .where('next_at', '=', textOf(next))
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  },
  finish: async id => {
    await writer.deleteFrom('outbox').where('id', '=', id).execute()
  },
  postpone: async (id, attempts, next, error) => {
    const change = { attempts, next_at: textOf(next), last_error: error }
    await writer.updateTable('outbox').set(change).where('id', '=', id).execute()
  },
  bury: async (id, now, error) => {
    const change = { dead_at: textOf(now), last_error: error }
    await writer.updateTable('outbox').set(change).where('id', '=', id).execute()
  },
  revive: async now => {
    const change = { dead_at: null, attempts: 0, due_at: textOf(now), next_at: textOf(now) }
    const { numUpdatedRows } = await writer
      .updateTable('outbox')
      .set(change)
      .where('dead_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  },
  backlog: now => readBacklog(reader, now),
})
