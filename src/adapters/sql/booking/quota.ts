import type { Kysely } from 'kysely'
import type { Quota } from '../../../booking/core/quota.ts'
import type { ClaimRequest } from '../../../booking/ports/storage.ts'
import { textOrNull } from '../instant-text.ts'
import type { Schema } from '../schema.ts'

const lanesLeft = async (db: Kysely<Schema>, { key, most, quantum }: Quota): Promise<readonly number[]> => {
  const rows = await db
    .selectFrom('claims')
    .select('lane')
    .where('counsellor', '=', key)
    .where('quantum', '=', quantum)
    .execute()
  const taken = new Set(rows.map(({ lane }) => lane))
  return Array.from({ length: most }, (_, place) => place + 1).filter(lane => !taken.has(lane))
}

/**
 * Takes one of the lanes that a date has for the bookings of a rule; true where they are not counted. Where several
 * connections write, a lane that was free a moment ago may be gone: then the next one is tried.
 */
export const takeQuota = async (db: Kysely<Schema>, request: ClaimRequest): Promise<boolean> => {
  const { quota, slot, owner, until } = request
  if (quota === null) return true
  for (const lane of await lanesLeft(db, quota)) {
    const row = { counsellor: quota.key, lane, quantum: quota.quantum, slot, owner, until_at: textOrNull(until) }
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('claims')
      .values(row)
      .onConflict(conflict => conflict.columns(['counsellor', 'lane', 'quantum']).doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return true
  }
  return false
}

/** Gives a hold's lane in a quota to its new owner, and says how many there were. */
export const handOverQuota = async (
  db: Kysely<Schema>,
  hold: string,
  { quota, owner, until }: ClaimRequest,
): Promise<number> => {
  if (quota === null) return 0
  const { numUpdatedRows } = await db
    .updateTable('claims')
    .set({ owner, until_at: textOrNull(until) })
    .where('owner', '=', hold)
    .where('counsellor', '=', quota.key)
    .where('quantum', '=', quota.quantum)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
