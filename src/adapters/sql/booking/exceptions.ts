import type { Kysely, Selectable } from 'kysely'
import type { Exception } from '../../../booking/core/exception.ts'
import type { Schema } from '../schema.ts'

const exceptionOf = (row: Selectable<Schema['exceptions']>): Exception => ({
  id: row.id,
  // Only the words of the two unions are ever written.
  kind: row.kind as Exception['kind'],
  counsellor: row.counsellor,
  rule: row.rule,
  from: row.from_date,
  to: row.to_date,
  hours: row.from_time === null || row.to_time === null ? null : { from: row.from_time, to: row.to_time },
  reason: row.reason as Exception['reason'],
})

/** Writes an exception in the place of the one with the same id. */
export const putException = async (db: Kysely<Schema>, exception: Exception): Promise<void> => {
  const { id, kind, counsellor, rule, from, to, hours, reason } = exception
  const row = {
    ...{ kind, counsellor, rule, from_date: from, to_date: to, reason },
    ...{ from_time: hours?.from ?? null, to_time: hours?.to ?? null },
  }
  const insert = db.insertInto('exceptions').values({ id, ...row })
  await insert.onConflict(conflict => conflict.column('id').doUpdateSet(row)).execute()
}

/** Reads all exceptions, by id. */
export const readExceptions = async (db: Kysely<Schema>): Promise<readonly Exception[]> =>
  (await db.selectFrom('exceptions').selectAll().orderBy('id').execute()).map(exceptionOf)

/** Exceptions of a counsellor and of everybody that touch a date. */
export const exceptionsOn = async (
  db: Kysely<Schema>,
  counsellor: string,
  date: string,
): Promise<readonly Exception[]> => {
  const rows = await db
    .selectFrom('exceptions')
    .selectAll()
    .where('from_date', '<=', date)
    .where('to_date', '>=', date)
    .where(where => where.or([where('counsellor', 'is', null), where('counsellor', '=', counsellor)]))
    .orderBy('id')
    .execute()
  return rows.map(exceptionOf)
}

/** Finds one by its id. */
export const findException = async (db: Kysely<Schema>, id: string): Promise<Exception | undefined> => {
  const row = await db.selectFrom('exceptions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && exceptionOf(row)
}

/** Ids of exceptions for illness that ended before a date. */
export const pastIllnesses = async (db: Kysely<Schema>, before: string): Promise<readonly string[]> => {
  const past = db.selectFrom('exceptions').select('id').where('reason', '=', 'ill')
  return (await past.where('to_date', '<', before).execute()).map(({ id }) => id)
}
