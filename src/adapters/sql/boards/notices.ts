import type { Kysely, Selectable } from 'kysely'
import type { Notice } from '../../../boards/core/notice.ts'
import { instantOrNull, textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const noticeOf = (row: Selectable<Schema['notices']>): Notice => ({
  ...{ id: row.id, link: row.link },
  // Only these words are ever written, and only texts by language.
  kind: row.kind as Notice['kind'],
  place: row.place as Notice['place'],
  texts: JSON.parse(row.texts) as Notice['texts'],
  from: Temporal.PlainDate.from(row.from_date),
  to: Temporal.PlainDate.from(row.to_date),
  ended: instantOrNull(row.ended_at),
})

/** Finds a notice and keeps it as it is until the end of the unit of work. */
export const findNotice = async (db: Kysely<Schema>, id: string): Promise<Notice | undefined> => {
  const row = await db.selectFrom('notices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && noticeOf(row)
}

/** Writes a notice in the place of the one with the same id. */
export const putNotice = async (
  db: Kysely<Schema>,
  { id, kind, place, texts, link, from, to, ended }: Notice,
): Promise<void> => {
  const days = { from_date: from.toString(), to_date: to.toString(), ended_at: textOrNull(ended) }
  const row = { kind, place, link, texts: JSON.stringify(texts), ...days }
  const insert = db.insertInto('notices').values({ id, ...row })
  await insert.onConflict(conflict => conflict.column('id').doUpdateSet(row)).execute()
}

/** Deletes a notice. */
export const removeNotice = async (db: Kysely<Schema>, id: string): Promise<void> => {
  await db.deleteFrom('notices').where('id', '=', id).execute()
}

const inOrder = (db: Kysely<Schema>) =>
  db.selectFrom('notices').selectAll().orderBy('to_date', 'desc').orderBy('id', 'desc')

/** Reads every notice. */
export const readNotices = async (db: Kysely<Schema>): Promise<readonly Notice[]> =>
  (await inOrder(db).execute()).map(noticeOf)

/** Reads those that nobody has ended and whose last day is this one or later. */
export const readNoticesSince = async (
  db: Kysely<Schema>,
  day: Temporal.PlainDate,
): Promise<readonly Notice[]> => {
  const rows = inOrder(db).where('ended_at', 'is', null).where('to_date', '>=', day.toString())
  return (await rows.execute()).map(noticeOf)
}
